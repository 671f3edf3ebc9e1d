package org.distromatrix.config;

/** What becomes of a cell that wants an entitlement where there is none. */
public enum MissingEntitlement {
  /** It fails. */
  FAIL,
  /** It is skipped, with the reason. */
  SKIP
}
