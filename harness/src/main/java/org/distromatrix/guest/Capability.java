package org.distromatrix.guest;

/** What a guest can offer to a suite ({@code needs:} in matrix.yaml). */
public enum Capability {
  /** A kernel of its own. */
  VM,
  /** A network beyond loopback. */
  NETWORK,
  /** An init system. */
  INIT;

  /** The word used in matrix.yaml. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
