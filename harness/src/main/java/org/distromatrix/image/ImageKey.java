package org.distromatrix.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The named inputs of an image, and the hash of them that it is filed under. The names are kept
 * beside the image, so that one can be told which of them changed.
 *
 * @param inputs name to value
 */
record ImageKey(SortedMap<String, String> inputs) {
  /** Half of SHA-256's digits: no collision by chance, and paths stay readable. */
  private static final int DIGITS = 32;

  ImageKey {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
  }

  static ImageKey of(Map<String, String> inputs) {
    return new ImageKey(new TreeMap<>(inputs));
  }

  ImageKey with(String name, String value) {
    var more = new TreeMap<>(inputs);
    more.put(name, value);
    return new ImageKey(more);
  }

  /** The hash: lower case hexadecimal digits. */
  String id() {
    var text = new StringBuilder();
    // Lengths keep two different maps from becoming the same text.
    inputs.forEach(
        (name, value) ->
            text.append(name).append(' ').append(value.length()).append(' ').append(value));
    return sha256(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
