package org.distromatrix.distro;

import java.util.List;
import java.util.regex.Pattern;

/** Fingerprints of OpenPGP keys as profiles pin them. */
final class Fingerprints {
  private static final Pattern VALID = Pattern.compile("[0-9A-F]{40}([0-9A-F]{24})?");

  private Fingerprints() {}

  /**
   * The same list, if each is one.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static List<String> checked(List<String> fingerprints) {
    for (String one : fingerprints) {
      if (!VALID.matcher(one).matches()) {
        throw new IllegalArgumentException(
            "'fingerprints': expected 40 digits of 0-9 and A-F, not '" + one + "'");
      }
    }
    return List.copyOf(fingerprints);
  }
}
