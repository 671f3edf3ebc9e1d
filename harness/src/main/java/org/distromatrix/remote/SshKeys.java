package org.distromatrix.remote;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPrivateKey;

/**
 * The keys of one run: ours, and those that all its guests show. We make both and hand them in, so
 * nothing is ever trusted on first use. Ed25519, because of the algorithms that every sshd we meet
 * takes it is the quickest in a fresh JVM.
 *
 * @param client proves to a guest that we are its run
 * @param host proves to us that the guest is the one we booted
 */
public record SshKeys(KeyPair client, KeyPair host) {
  /** New keys, from the JDK's secure random generator. */
  public static SshKeys generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      return new SshKeys(generator.generateKeyPair(), generator.generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java 17 has Ed25519", e);
    }
  }

  /** Our line for the guest's {@code authorized_keys}. */
  public String authorizedKeysLine() {
    return OpenSshKeys.publicLine(client.getPublic()) + " distro-matrix\n";
  }

  /** The guest's private key, as the content of a file for sshd's {@code HostKey}. */
  public String hostKeyFile() {
    return OpenSshKeys.privateFile((EdECPrivateKey) host.getPrivate(), host.getPublic());
  }

  @Override
  public String toString() {
    return "SshKeys[" + OpenSshKeys.publicLine(host.getPublic()) + "]";
  }
}
