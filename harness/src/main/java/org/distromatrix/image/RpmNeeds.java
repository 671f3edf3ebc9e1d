package org.distromatrix.image;

import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.Rpm;

/** What the rpm that fills a tree must be able to do. */
final class RpmNeeds {
  /** Makes users from sysusers.d; with Debian's builds, it is also the first to write ndb. */
  private static final String MAKES_USERS = "4.19";

  private static final String VERSION = "(?m)^(?:RPM|rpm).*?(\\d+(?:\\.\\d+)+)";

  private RpmNeeds() {}

  static ToolNeed added(ToolNeed need, ResolvedDistro distro) {
    boolean recent =
        distro.rpm().map(rpm -> rpm.sysusers() || rpm.backend() == Rpm.Backend.NDB).orElse(false);
    return need.probing(VERSION, recent ? MAKES_USERS : "4.16", "rpm", "--version");
  }
}
