package org.distromatrix.report.model;

/** A stage of a cell's life. */
public enum Phase {
  IMAGE,
  BUILD,
  BOOT,
  TEST,
  COLLECT
}
