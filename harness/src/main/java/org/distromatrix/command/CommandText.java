package org.distromatrix.command;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An argument list as a person would type it, for messages. */
final class CommandText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./~^-]+");
  private static final int LONGEST = 300;

  private CommandText() {}

  static String of(List<String> argv) {
    String line = argv.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
