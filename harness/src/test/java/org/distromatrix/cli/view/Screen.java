package org.distromatrix.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** As much of a terminal as the live view uses, endlessly high and wide. */
final class Screen {
  private static final Pattern STEP =
      Pattern.compile("\u001b\\[(\\d*)([A-Za-z])|\r|\n|[^\u001b\r\n]+");

  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;

  void print(String text) {
    var steps = STEP.matcher(text);
    while (steps.find()) {
      step(steps.group(), steps.group(1), steps.group(2));
    }
  }

  private void step(String step, String number, String command) {
    if (command != null) {
      escape(number, command);
    } else if (step.equals("\r")) {
      column = 0;
    } else if (step.equals("\n")) {
      row++;
      column = 0;
      if (row == lines.size()) {
        lines.add(new StringBuilder());
      }
    } else {
      overwrite(step);
    }
  }

  private void escape(String number, String command) {
    switch (command) {
      case "A" -> row -= Integer.parseInt(number);
      case "K" -> lines.get(row).setLength(column);
      case "J" -> {
        lines.get(row).setLength(column);
        lines.subList(row + 1, lines.size()).clear();
      }
      default -> throw new AssertionError("unknown escape " + command);
    }
  }

  private void overwrite(String text) {
    var line = lines.get(row);
    line.replace(column, Math.min(line.length(), column + text.length()), text);
    column += text.length();
  }

  String text() {
    return String.join("\n", lines);
  }
}
