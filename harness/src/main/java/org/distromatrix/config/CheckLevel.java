package org.distromatrix.config;

/** What a finding beside the tests does to its cell. */
public enum CheckLevel {
  /** The cell fails although its tests passed. */
  FAIL,
  /** It is reported. */
  WARN,
  /** It is not looked for. */
  IGNORE
}
