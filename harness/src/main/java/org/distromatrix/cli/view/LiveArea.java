package org.distromatrix.cli.view;

import java.util.List;

/**
 * The lines at the bottom of a terminal that are painted over and over. What it makes is written in
 * one piece, so that nothing flickers. The cursor rests below the area and is never hidden: there
 * is nothing to restore, however the program ends.
 */
final class LiveArea {
  /** Erases from the cursor to the end of the line. */
  private static final String ERASE_LINE = "\u001b[K";

  /** Erases from the cursor to the end of the screen. */
  private static final String ERASE_BELOW = "\u001b[J";

  private List<String> painted = List.of();

  /**
   * Text that prints lines above the area and paints it anew; "" if all is as it should be.
   *
   * @param above lines that stay, and scroll away with the rest of the screen
   * @param area none longer than the terminal is wide
   */
  String update(List<String> above, List<String> area) {
    if (above.isEmpty() && area.equals(painted)) {
      return "";
    }
    var text = new StringBuilder(toTop());
    above.forEach(line -> text.append(line).append(ERASE_LINE).append('\n'));
    area.forEach(line -> text.append(line).append(ERASE_LINE).append('\n'));
    text.append(ERASE_BELOW);
    painted = List.copyOf(area);
    return text.toString();
  }

  private String toTop() {
    return painted.isEmpty() ? "\r" : "\r\u001b[" + painted.size() + "A";
  }
}
