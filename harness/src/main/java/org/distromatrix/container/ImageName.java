package org.distromatrix.container;

/**
 * The reference of an image in its parts.
 *
 * @param name with its registry: {@code localhost:5000/debian}
 * @param tag {@code trixie}, or a digest: {@code sha256:0123...}
 */
record ImageName(String name, String tag) {
  /** What engines take where a reference has no tag. */
  private static final String DEFAULT = "latest";

  /**
   * Reads {@code NAME}, {@code NAME:TAG} or {@code NAME@DIGEST}. The port of a registry is no tag.
   */
  static ImageName parse(String reference) {
    int digest = reference.indexOf('@');
    if (digest > 0) {
      String name = reference.substring(0, digest);
      return new ImageName(withoutTag(name), reference.substring(digest + 1));
    }
    String name = withoutTag(reference);
    String rest = reference.substring(name.length());
    return new ImageName(name, rest.isEmpty() ? DEFAULT : rest.substring(1));
  }

  private static String withoutTag(String name) {
    return name.replaceFirst(":[^:/]*$", "");
  }
}
