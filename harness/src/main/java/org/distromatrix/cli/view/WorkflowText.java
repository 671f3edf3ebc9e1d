package org.distromatrix.cli.view;

/**
 * Texts in the command language of GitHub Actions, as its toolkit escapes them (actions/toolkit,
 * packages/core/src/command.ts).
 */
final class WorkflowText {
  private WorkflowText() {}

  /** After the second "::". */
  static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** Between "key=" and the next comma. */
  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** An output line in which the old form of a command, "##[", is not one; it counts anywhere. */
  static String disarmed(String line) {
    return line.replace("##[", "## [");
  }
}
