package org.distromatrix.remote;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Takes one host key and no other. */
final class PinnedHostKey implements HostKeyVerifier {
  private final byte[] expected;

  PinnedHostKey(PublicKey expected) {
    this.expected = OpenSshKeys.wire(expected);
  }

  @Override
  public boolean verify(String hostname, int port, PublicKey key) {
    return Arrays.equals(expected, OpenSshKeys.wire(key));
  }

  @Override
  public List<String> findExistingAlgorithms(String hostname, int port) {
    return List.of();
  }
}
