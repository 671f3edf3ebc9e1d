package org.distromatrix.build;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates a glob of gitignore(5) into a regular expression. */
final class GlobRegex {
  /** After the bracket: what may follow it, at least one member, and the end. */
  private static final Pattern SET =
      Pattern.compile("(?<not>[!^]?)(?<members>(?:\\[:\\w+:]|\\\\.|.)(?:\\[:\\w+:]|\\\\.|[^]])*)]");

  private static final Pattern CLASS = Pattern.compile("\\[:(\\w+):]");

  private final String glob;
  private final StringBuilder regex = new StringBuilder();
  private int at;

  private GlobRegex(String glob) {
    this.glob = glob;
  }

  static String translate(String glob) {
    var translation = new GlobRegex(glob);
    while (translation.at < glob.length()) {
      translation.step();
    }
    return translation.regex.toString();
  }

  private void step() {
    if (atPartStart() && takes("**/")) {
      regex.append("(?:.*/)?");
    } else if (atPartStart() && glob.substring(at).equals("**")) {
      at = glob.length();
      regex.append(".+");
    } else {
      one(glob.charAt(at++));
    }
  }

  private void one(char symbol) {
    switch (symbol) {
      case '*' -> regex.append("[^/]*");
      case '?' -> regex.append("[^/]");
      case '[' -> set();
      case '\\' -> literal(at < glob.length() ? glob.charAt(at++) : '\\');
      default -> literal(symbol);
    }
  }

  /** {@code [a-z]}, {@code [!a-z]}; an opening bracket without its end matches nothing in git. */
  private void set() {
    Matcher found = SET.matcher(glob).region(at, glob.length());
    if (!found.lookingAt()) {
      regex.append("(?!)");
      return;
    }
    boolean negated = !found.group("not").isEmpty();
    String members = escaped(found.group("members"));
    regex.append("(?!/)[").append(negated ? "^" : "").append(members).append(']');
    at = found.end();
  }

  private static String escaped(String members) {
    String classes =
        CLASS.matcher(members).replaceAll(found -> "\u0001" + javaName(found.group(1)) + "\u0002");
    return classes
        .replace("[", "\\[")
        .replace("]", "\\]")
        .replace("&&", "&\\&")
        .replace("^", "\\^")
        .replace("\u0001", "\\p{")
        .replace("\u0002", "}");
  }

  /** Java's name of a POSIX class: {@code digit} is {@code Digit}. */
  private static String javaName(String posix) {
    return posix.equals("xdigit")
        ? "XDigit"
        : posix.substring(0, 1).toUpperCase(Locale.ROOT) + posix.substring(1);
  }

  private void literal(char symbol) {
    regex.append(Pattern.quote(String.valueOf(symbol)));
  }

  private boolean atPartStart() {
    return at == 0 || glob.charAt(at - 1) == '/';
  }

  private boolean takes(String token) {
    boolean there = glob.startsWith(token, at);
    if (there) {
      at += token.length();
    }
    return there;
  }
}
