package org.distromatrix.failure;

/** Who is at fault when something does not work; the exit code of the command follows from it. */
public enum Fault {
  /** The user's command line or configuration. */
  USAGE,
  /** The host, a mirror, an image, a boot, or this program. */
  INFRASTRUCTURE,
  /** The project's own build script. */
  BUILD,
  /** A test of the project. */
  TEST,
  /** Nothing is at fault: what matrix.yaml allows to be missing is missing. */
  UNAVAILABLE,
  /** Nothing is at fault: the run was interrupted. */
  INTERRUPTED
}
