package org.distromatrix.build;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;

/**
 * A SHA-256 over named parts. Every text goes in with its length, so that no two different lists of
 * parts look alike.
 */
public final class Fingerprint {
  private final MessageDigest digest = sha256();

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** Adds a text. */
  public Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
    return this;
  }

  /** Adds a number. */
  public Fingerprint add(long number) {
    digest.update(ByteBuffer.allocate(8).putLong(number).flip());
    return this;
  }

  /** Adds texts in their order. */
  public Fingerprint add(Collection<String> texts) {
    add(texts.size());
    texts.forEach(this::add);
    return this;
  }

  /** Adds names and values in the order of the map. */
  public Fingerprint add(Map<String, String> values) {
    add(values.size());
    values.forEach((name, value) -> add(name).add(value));
    return this;
  }

  /** The hash, hexadecimal. Ends the fingerprint. */
  public String end() {
    return hex(digest.digest());
  }
}
