package org.distromatrix.minimirror;

/** What can be wrong with a mirror. */
public enum Defect {
  /** Nothing, though its index was made anew as for other defects: the control of them all. */
  NONE,
  /** A package with other bytes than the index says. */
  TAMPERED_PACKAGE,
  /**
   * The same, and the index made anew for it, and signed where it was: by an owner of the mirror.
   */
  TAMPERED_AND_INDEXED,
  /** A package without its signature, in an index that is in order. */
  UNSIGNED_PACKAGE,
  /** A package signed by somebody else, in an index that is in order. */
  FOREIGN_PACKAGE,
  /** An index with other bytes than were signed. */
  TAMPERED_INDEX,
  /** An index whose signature is not there. */
  UNSIGNED_INDEX,
  /** An index signed by somebody else. */
  FOREIGN_INDEX,
  /** A release that nobody shall believe any more. */
  EXPIRED,
  /** Nothing where the repository should be. */
  NOT_FOUND,
  /** Nobody listens. */
  CLOSED_PORT,
  /** Accepts and never answers. */
  SILENT
}
