package org.distromatrix.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.io.StringReader;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;

class SshKeysTest {
  @Test
  void hostKeyFileHoldsTheHostKey() throws Exception {
    SshKeys keys = SshKeys.generate();
    var file = new OpenSSHKeyV1KeyFile();
    file.init(new StringReader(keys.hostKeyFile()));

    assertThat(OpenSshKeys.wire(file.getPublic()))
        .isEqualTo(OpenSshKeys.wire(keys.host().getPublic()));
    assertThat(file.getPrivate().getEncoded()).isEqualTo(keys.host().getPrivate().getEncoded());
  }

  @Test
  void eachRunHasItsOwn() {
    assertThat(SshKeys.generate().authorizedKeysLine())
        .startsWith("ssh-ed25519 AAAA")
        .isNotEqualTo(SshKeys.generate().authorizedKeysLine());
  }

  @Test
  void onlyThePinnedHostKeyIsTaken() {
    KeyPair one = SshKeys.generate().host();
    KeyPair other = SshKeys.generate().host();
    var pinned = new PinnedHostKey(one.getPublic());
    assertThat(pinned.verify("localhost", 22, one.getPublic())).isTrue();
    assertThat(pinned.verify("localhost", 22, other.getPublic())).isFalse();
  }

  @Test
  void privateKeysAreNotPrinted() {
    SshKeys keys = SshKeys.generate();
    assertThat(keys.toString()).startsWith("SshKeys[ssh-ed25519 ").doesNotContain("rivate");
  }
}
