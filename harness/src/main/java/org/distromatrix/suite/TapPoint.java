package org.distromatrix.suite;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distromatrix.suite.TapLine.Directive;
import org.distromatrix.suite.TapLine.Point;

/** Parses test points: {@code ok 3 - reads empty input # SKIP no terminal}. */
final class TapPoint {
  private static final Pattern HEAD =
      Pattern.compile("(not )?ok(?=\\s|$)\\s*(?:(\\d{1,18})(?=\\s|$))?\\s*(?:-(?=\\s|$))?\\s*(.*)");
  private static final Pattern DIRECTIVE =
      Pattern.compile("#\\s*(skip|todo)\\S*(?:\\s+(.*))?", Pattern.CASE_INSENSITIVE);

  /** Not in the specification; node-tap and bats write it. */
  private static final Pattern TIME =
      Pattern.compile("#\\s*time=(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s).*");

  private TapPoint() {}

  static Optional<Point> parse(String line) {
    Matcher head = HEAD.matcher(line);
    if (!head.matches()) {
      return Optional.empty();
    }
    var number =
        head.group(2) == null
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(head.group(2)));
    return Optional.of(withDirective(head.group(1) == null, number, head.group(3)));
  }

  private static Point withDirective(boolean ok, OptionalLong number, String text) {
    int hash = delimiter(text);
    var tail = hash < 0 ? "" : text.substring(hash);
    var head = hash < 0 ? text : text.substring(0, hash);
    Matcher directive = DIRECTIVE.matcher(tail);
    if (directive.matches()) {
      var reason = directive.group(2) == null ? "" : unescape(directive.group(2).strip());
      var kind = Directive.valueOf(directive.group(1).toUpperCase(Locale.ROOT));
      return new Point(ok, number, unescape(head.strip()), kind, reason, Duration.ZERO);
    }
    Matcher time = TIME.matcher(tail);
    return time.matches()
        ? plain(ok, number, head, duration(time.group(1), time.group(2)))
        : plain(ok, number, text, Duration.ZERO);
  }

  private static Point plain(boolean ok, OptionalLong number, String text, Duration took) {
    return new Point(ok, number, unescape(text.strip()), Directive.NONE, "", took);
  }

  private static Duration duration(String number, String unit) {
    double millis = Double.parseDouble(number) * (unit.equals("s") ? 1000 : 1);
    return Duration.ofNanos((long) (millis * 1e6));
  }

  /** The first # that is not escaped and stands at the start or after white space; else -1. */
  private static int delimiter(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
        return i;
      }
    }
    return -1;
  }

  /** {@code \#} and {@code \\} stand for # and \; any other backslash for itself. */
  static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escapes =
          c == '\\'
              && i + 1 < text.length()
              && (text.charAt(i + 1) == '#' || text.charAt(i + 1) == '\\');
      plain.append(escapes ? text.charAt(++i) : c);
    }
    return plain.toString();
  }
}
