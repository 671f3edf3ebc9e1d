package org.distromatrix.distro;

import java.util.regex.Pattern;

/**
 * How users name a distribution: {@code debian:13}, {@code debian:trixie}, {@code arch}.
 *
 * @param distro id of the distribution profile
 * @param release version, codename or alias as the user wrote it; "" for the newest stable release,
 *     and where the distribution rolls
 */
public record DistroRef(String distro, String release) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern RELEASE = Pattern.compile("[A-Za-z0-9._-]*");

  /**
   * Checks both parts.
   *
   * @throws IllegalArgumentException with a message for the user, if a part cannot be a name
   */
  public DistroRef {
    if (!ID.matcher(distro).matches() || !RELEASE.matcher(release).matches()) {
      String text = release.isEmpty() ? distro : distro + ":" + release;
      throw new IllegalArgumentException(
          "'" + text + "' is not the name of a distribution; write it like debian:13 or arch");
    }
  }

  /**
   * Reads {@code DISTRO} or {@code DISTRO:RELEASE}.
   *
   * @throws IllegalArgumentException with a message for the user, if the text is neither
   */
  public static DistroRef parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new DistroRef(text, "");
    }
    if (colon == text.length() - 1) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' names no release after the colon; write it like debian:13, or drop the colon");
    }
    return new DistroRef(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return release.isEmpty() ? distro : distro + ":" + release;
  }
}
