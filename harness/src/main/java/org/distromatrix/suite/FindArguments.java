package org.distromatrix.suite;

import java.util.ArrayList;
import java.util.List;

/**
 * Globs as arguments of {@code find .}: {@code *} and {@code ?} stay within a folder, {@code **}
 * crosses folders, {@code [...]} is a set. A glob without a slash means a file at the top.
 */
final class FindArguments {
  private FindArguments() {}

  /** {@code ( -regex A -o -regex B )}; nothing for no globs. */
  static List<String> matching(List<String> globs) {
    if (globs.isEmpty()) {
      return List.of();
    }
    var arguments = new ArrayList<>(List.of("-regextype", "posix-extended", "("));
    for (var glob : globs) {
      if (arguments.size() > 3) {
        arguments.add("-o");
      }
      arguments.addAll(List.of("-regex", regex(glob)));
    }
    arguments.add(")");
    return arguments;
  }

  static String regex(String glob) {
    var regex = new StringBuilder("\\./");
    var plain = glob.startsWith("./") ? glob.substring(2) : glob;
    for (int i = 0; i < plain.length(); i++) {
      i = append(regex, plain, i);
    }
    return regex.toString();
  }

  /** Appends what stands at an index and returns the last index that was used. */
  private static int append(StringBuilder regex, String glob, int at) {
    if (glob.startsWith("**/", at)) {
      regex.append("(.*/)?");
      return at + 2;
    }
    if (glob.startsWith("**", at)) {
      regex.append(".*");
      return at + 1;
    }
    return switch (glob.charAt(at)) {
      case '*' -> literal(regex, "[^/]*", at);
      case '?' -> literal(regex, "[^/]", at);
      case '[' -> set(regex, glob, at);
      default -> literal(regex, quoted(glob.charAt(at)), at);
    };
  }

  private static int literal(StringBuilder regex, String text, int at) {
    regex.append(text);
    return at;
  }

  private static int set(StringBuilder regex, String glob, int at) {
    int end = glob.indexOf(']', at + 2);
    if (end < 0) {
      return literal(regex, "\\[", at);
    }
    var content = glob.substring(at + 1, end);
    regex.append('[').append(content.startsWith("!") ? "^" + content.substring(1) : content);
    regex.append(']');
    return end;
  }

  private static String quoted(char c) {
    return "\\.^$+(){}|]".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
  }
}
