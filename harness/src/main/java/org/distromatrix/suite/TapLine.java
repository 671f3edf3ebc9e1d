package org.distromatrix.suite;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of TAP at its own indentation, understood. Grammar: the TAP 14 specification; TAP 13 is
 * a subset of it.
 */
sealed interface TapLine {
  /** {@code TAP version 14}. */
  record Version(int number) implements TapLine {}

  /** {@code 1..N # reason}. */
  record Plan(long tests, String reason) implements TapLine {}

  /** {@code not ok N - description # DIRECTIVE reason}. */
  record Point(
      boolean ok,
      OptionalLong number,
      String description,
      Directive directive,
      String reason,
      Duration took)
      implements TapLine {}

  /** {@code Bail out! reason}. */
  record BailOut(String reason) implements TapLine {}

  /** {@code pragma +key}. */
  record Pragma(boolean on, String key) implements TapLine {}

  /** {@code # text}. */
  record Comment(String text) implements TapLine {}

  /** Nothing but white space. */
  record Blank() implements TapLine {}

  /** Not TAP. */
  record Other(String text) implements TapLine {}

  /** What a test point says about itself besides ok and not ok. */
  enum Directive {
    NONE,
    TODO,
    SKIP
  }

  Pattern VERSION = Pattern.compile("TAP version (\\d{1,4})\\s*");
  Pattern PLAN = Pattern.compile("1\\.\\.(\\d{1,18})\\s*(?:#\\s*(.*))?");
  Pattern BAIL_OUT = Pattern.compile("Bail out!\\s*(.*)", Pattern.CASE_INSENSITIVE);
  Pattern PRAGMA = Pattern.compile("pragma ([+-])([A-Za-z0-9_-]+)\\s*");

  /** Understands a line whose indentation was taken off. Never fails: what is not TAP is Other. */
  static TapLine parse(String line) {
    if (line.isBlank()) {
      return new Blank();
    }
    return switch (line.charAt(0)) {
      case 'o', 'n' -> TapPoint.parse(line).map(TapLine.class::cast).orElseGet(() -> other(line));
      case '#' -> new Comment(line.substring(1).strip());
      case '1' -> plan(line);
      case 'T' -> version(line);
      case 'B', 'b' -> bailOut(line);
      case 'p' -> pragma(line);
      default -> new Other(line);
    };
  }

  private static TapLine other(String line) {
    return new Other(line);
  }

  private static TapLine plan(String line) {
    Matcher matcher = PLAN.matcher(line);
    if (!matcher.matches()) {
      return new Other(line);
    }
    var reason = matcher.group(2);
    return new Plan(
        Long.parseLong(matcher.group(1)), reason == null ? "" : TapPoint.unescape(reason));
  }

  private static TapLine version(String line) {
    Matcher matcher = VERSION.matcher(line);
    return matcher.matches() ? new Version(Integer.parseInt(matcher.group(1))) : new Other(line);
  }

  private static TapLine bailOut(String line) {
    Matcher matcher = BAIL_OUT.matcher(line);
    return matcher.matches()
        ? new BailOut(TapPoint.unescape(matcher.group(1).strip()))
        : new Other(line);
  }

  private static TapLine pragma(String line) {
    Matcher matcher = PRAGMA.matcher(line);
    return matcher.matches()
        ? new Pragma(matcher.group(1).equals("+"), matcher.group(2))
        : new Other(line);
  }
}
