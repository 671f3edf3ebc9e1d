package org.distromatrix.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ids as names of files and folders, all different within one of these: every character outside
 * {@code A-Za-z0-9._=-} becomes {@code _}. Of ids that become the same, those that ask later get a
 * hash of the id at their end, as do overlong ones. Safe for use by many threads.
 */
public final class FolderNames {
  private static final Pattern OUTSIDE = Pattern.compile("[^A-Za-z0-9._=-]");
  private static final Pattern ONLY_DOTS = Pattern.compile("\\.*");

  /** File systems allow 255 bytes; what is left is for endings such as {@code .log}. */
  private static final int LONGEST = 200;

  private final Map<String, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** The name of an id; the same each time. */
  public synchronized String of(String id) {
    return names.computeIfAbsent(id, this::choose);
  }

  private String choose(String id) {
    String plain = OUTSIDE.matcher(id).replaceAll("_");
    if (ONLY_DOTS.matcher(plain).matches()) {
      plain = "_" + plain.replace('.', '_');
    }
    if (plain.length() <= LONGEST && taken.add(plain)) {
      return plain;
    }
    String hashed = plain.substring(0, Math.min(plain.length(), LONGEST)) + "-" + hash(id);
    taken.add(hashed);
    return hashed;
  }

  private static String hash(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
