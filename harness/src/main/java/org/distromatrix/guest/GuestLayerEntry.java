package org.distromatrix.guest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A file or a link of the guest layer.
 *
 * @param path where, relative to the root
 * @param kind {@code link}, or a file's mode in octal
 * @param content the file's text, or the link's target
 */
record GuestLayerEntry(String path, String kind, String content) {
  private static final String LINK = "link";

  static GuestLayerEntry link(String path, String target) {
    return new GuestLayerEntry(path, LINK, target);
  }

  boolean isLink() {
    return kind.equals(LINK);
  }

  /** Hash of everything in these entries. */
  static String key(List<GuestLayerEntry> entries) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (GuestLayerEntry entry : entries) {
        String head = entry.path + "\0" + entry.kind + "\0" + entry.content.length() + "\0";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        digest.update(entry.content.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
