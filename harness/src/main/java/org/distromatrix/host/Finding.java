package org.distromatrix.host;

import java.util.Optional;

/**
 * What was found about one part of this host.
 *
 * @param part name of the part
 * @param neededFor what does not work without it
 * @param detail a version, a path, or why it is not usable
 * @param fix command that mends this part alone
 */
public record Finding(
    String part, String neededFor, Status status, String detail, Optional<String> fix) {
  /** Whether the part can be used. */
  public enum Status {
    OK,
    /** Not there. */
    MISSING,
    /** There, but of no use as it is. */
    UNUSABLE,
    /** Worth knowing; nothing needs it now. */
    INFO
  }

  /** It is there, and works. */
  public static Finding ok(String part, String neededFor, String detail) {
    return new Finding(part, neededFor, Status.OK, detail, Optional.empty());
  }

  /** Worth knowing. */
  public static Finding info(String part, String neededFor, String detail) {
    return new Finding(part, neededFor, Status.INFO, detail, Optional.empty());
  }

  static Finding unusable(String part, String neededFor, String detail, String fix) {
    return new Finding(part, neededFor, Status.UNUSABLE, detail, Optional.of(fix));
  }

  /** Whether it keeps something from working. */
  public boolean isProblem() {
    return status == Status.MISSING || status == Status.UNUSABLE;
  }
}
