package org.distromatrix.remote;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Argument lists as a line that every POSIX shell splits into the same arguments again. */
public final class ShellLine {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellLine() {}

  /**
   * The arguments, each quoted where it must be.
   *
   * @throws IllegalArgumentException if an argument holds a NUL, which no program can be given
   */
  public static String of(List<String> arguments) {
    return arguments.stream().map(ShellLine::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    if (argument.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("an argument holds a NUL character");
    }
    if (PLAIN.matcher(argument).matches()) {
      return argument;
    }
    return "'" + argument.replace("'", "'\\''") + "'";
  }
}
