package org.distromatrix.remote;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import net.schmizz.sshj.common.Buffer.PlainBuffer;
import net.schmizz.sshj.common.KeyType;

/** Keys as OpenSSH writes them (its file PROTOCOL.key describes the private form). */
final class OpenSshKeys {
  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ED25519_BYTES = 32;
  private static final int BLOCK = 8;
  private static final int LINE = 70;

  private OpenSshKeys() {}

  /** The key as it goes over the wire. */
  static byte[] wire(PublicKey key) {
    var buffer = new PlainBuffer();
    KeyType.fromKey(key).putPubKeyIntoBuffer(key, buffer);
    return buffer.getCompactData();
  }

  /** {@code ssh-ed25519 AAAA...}. */
  static String publicLine(PublicKey key) {
    return KeyType.fromKey(key) + " " + Base64.getEncoder().encodeToString(wire(key));
  }

  /** An unencrypted private key file. */
  static String privateFile(EdECPrivateKey key, PublicKey publicKey) {
    byte[] wire = wire(publicKey);
    var file = new PlainBuffer();
    file.putRawBytes(MAGIC).putString("none").putString("none").putString("").putUInt32(1);
    file.putString(wire).putString(secret(key, wire));
    String base64 =
        Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(file.getCompactData());
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n"
        + base64
        + "\n-----END OPENSSH PRIVATE KEY-----\n";
  }

  private static byte[] secret(EdECPrivateKey key, byte[] wire) {
    byte[] seed = key.getBytes().orElseThrow();
    byte[] point = Arrays.copyOfRange(wire, wire.length - ED25519_BYTES, wire.length);
    byte[] both = Arrays.copyOf(seed, 2 * ED25519_BYTES);
    System.arraycopy(point, 0, both, ED25519_BYTES, ED25519_BYTES);
    var secret = new PlainBuffer();
    // two equal numbers, by which a reader sees that it decrypted well; any will do here
    secret.putUInt32(0).putUInt32(0);
    secret.putString("ssh-ed25519").putString(point).putString(both).putString("");
    for (byte pad = 1; secret.available() % BLOCK != 0; pad++) {
      secret.putByte(pad);
    }
    return secret.getCompactData();
  }
}
