package org.distromatrix.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first two numbers of a kernel's release, as {@code 6.1} of {@code 6.1.0-28-amd64}. */
record KernelVersion(int major, int minor) implements Comparable<KernelVersion> {
  private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*");

  /** A release that cannot be read counts as the oldest. */
  static KernelVersion parse(String release) {
    Matcher matcher = RELEASE.matcher(release);
    return matcher.matches()
        ? new KernelVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : new KernelVersion(0, 0);
  }

  @Override
  public int compareTo(KernelVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }
}
