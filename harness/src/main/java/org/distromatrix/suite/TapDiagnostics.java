package org.distromatrix.suite;

/**
 * The YAML block that may follow a test point: from {@code " ---"} to {@code " ..."}, indented by
 * two blanks. It is kept as text: people read it, nothing else does.
 */
final class TapDiagnostics {
  static final int MAX_LENGTH = 64 * 1024;

  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();
  private boolean open;

  /**
   * Takes a line that belongs to a block.
   *
   * @param afterPoint whether a block may begin here
   * @return false if the line does not belong to one
   */
  boolean take(String line, boolean afterPoint) {
    if (!open) {
      open = afterPoint && text.isEmpty() && line.stripTrailing().equals("  ---");
      return open;
    }
    if (line.stripTrailing().equals("  ...")) {
      open = false;
      return true;
    }
    open = line.startsWith(INDENT) || line.isBlank();
    if (open && text.length() < MAX_LENGTH) {
      text.append(line.isBlank() ? "" : line.substring(INDENT.length())).append('\n');
    }
    return open;
  }

  /** What was collected since it was last asked for. */
  String collected() {
    var collected = TestNames.bounded(text.toString().stripTrailing(), MAX_LENGTH);
    text.setLength(0);
    open = false;
    return collected;
  }
}
