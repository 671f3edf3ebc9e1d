package org.distromatrix.report.explain.version;

import java.util.regex.Pattern;

/** What of a version the makers of the program gave it: the same in all distributions. */
public final class UpstreamVersion {
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+(\\.[0-9]+)*");

  private UpstreamVersion() {}

  /** The numbers it begins with, after the epoch: {@code 2.41} of {@code 1:2.41-6ubuntu1}. */
  public static String of(String version) {
    var numbers = NUMBERS.matcher(version.substring(version.indexOf(':') + 1));
    return numbers.lookingAt() ? numbers.group() : "";
  }

  static int compare(String one, String other) {
    var first = one.split("\\.", -1);
    var second = other.split("\\.", -1);
    for (int i = 0; i < Math.min(first.length, second.length); i++) {
      int number = Digits.compare(first[i], second[i]);
      if (number != 0) {
        return number;
      }
    }
    return Integer.compare(first.length, second.length);
  }
}
