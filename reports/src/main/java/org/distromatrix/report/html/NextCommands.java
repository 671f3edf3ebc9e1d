package org.distromatrix.report.html;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The beginnings of the commands that a reader goes on with. They work on the same cells as the
 * run: what named its project and its boot kind is named again.
 *
 * @param run what a selection follows
 * @param shell what the id of a cell follows
 */
record NextCommands(String run, String shell) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
  private static final List<String> AGAIN = List.of("-C", "--project", "--boot");

  /**
   * Reads the options of the run.
   *
   * @param arguments what followed {@code matrix} on its command line
   */
  static NextCommands of(List<String> arguments) {
    var options = new StringBuilder();
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      if (AGAIN.contains(argument) && i + 1 < arguments.size()) {
        i++;
        options.append(' ').append(argument).append(' ').append(quoted(arguments.get(i)));
      } else if (AGAIN.stream().anyMatch(option -> argument.startsWith(option + "="))) {
        options.append(' ').append(quoted(argument));
      }
    }
    return new NextCommands("sudo matrix run" + options, "sudo matrix shell" + options);
  }

  /** In single quotes where a shell would read more into it. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
