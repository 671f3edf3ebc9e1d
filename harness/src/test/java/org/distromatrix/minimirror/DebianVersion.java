package org.distromatrix.minimirror;

/**
 * A Debian version in the three parts that rpm and alpm know.
 *
 * @param epoch "" for none
 * @param revised whether it had a Debian revision; a native package has none and gets release 1
 */
record DebianVersion(String epoch, String upstream, String release, boolean revised) {
  static DebianVersion parse(String text) {
    int colon = text.indexOf(':');
    String epoch = colon < 0 ? "" : text.substring(0, colon);
    String rest = text.substring(colon + 1);
    int dash = rest.lastIndexOf('-');
    return dash < 0
        ? new DebianVersion(epoch, rest, "1", false)
        : new DebianVersion(
            epoch, rest.substring(0, dash).replace('-', '.'), rest.substring(dash + 1), true);
  }

  String full() {
    return withEpoch(upstream + "-" + release);
  }

  String withEpoch(String version) {
    return epoch.isEmpty() ? version : epoch + ":" + version;
  }

  /** As alpm takes it: it knows no tilde. */
  DebianVersion withoutTilde() {
    return new DebianVersion(epoch, upstream.replace('~', '.'), release.replace('~', '.'), revised);
  }
}
