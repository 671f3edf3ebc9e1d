package org.distromatrix.report.explain;

import java.util.regex.Pattern;

/**
 * A message with what is volatile in it replaced by a word in capitals, in this order:
 *
 * <pre>
 * debian:13/nspawn/CC=gcc                      CELL    the id of a cell
 * 2026-11-27T06:00:00Z, 06:00:00.25            TIME
 * /tmp/tmp.Xy12, /var/tmp/a/b, /run/user/0/x   TMP     files that are not there for long
 * 127761bd-a3d6-...                            UUID
 * 0x7ffd21, 5f1d1f0c9e                         HEX     eight digits or more
 * 42, 0.31, 12ms, [4711]                       N       numbers that are words of their own
 * </pre>
 *
 * Numbers that are part of a name stay ({@code libz.so.1}, {@code reads-3-files}), and so do those
 * that are a kind of failure: exit statuses, signals, numbers of errors.
 */
final class MessagePattern {
  /** Characters: what is alike for so long is alike. */
  private static final int LONGEST = 1000;

  private static final Pattern CELL =
      Pattern.compile("\\b[a-z][a-z0-9-]*(:[\\w.-]+)?/(nspawn|qemu|container)\\b(/\\w+=[^/\\s]*)*");
  private static final Pattern TIME =
      Pattern.compile(
          "\\b\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d([.,]\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?)?\\b"
              + "|\\b\\d\\d:\\d\\d:\\d\\d([.,]\\d+)?\\b");
  private static final Pattern TEMPORARY =
      Pattern.compile("(?<![\\w/])/(var/tmp|tmp|run/user|dev/shm)/[^\\s'\"`:;,()\\[\\]<>]+");
  private static final Pattern UUID =
      Pattern.compile("\\b\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b");
  private static final Pattern HEX =
      Pattern.compile("\\b0[xX]\\p{XDigit}+\\b|\\b(?=\\p{XDigit}*\\d)\\p{XDigit}{8,}\\b");
  private static final Pattern KIND_OR_NUMBER =
      Pattern.compile(
          "(?i)(\\b(?:exit (?:status|code)|status|signal|errno|error)[ =:]+\\d+\\b)"
              + "|(?<![\\w.-])-?\\d+(?:[.,]\\d+)*(?:(?:ns|us|µs|ms|s|m|min|h|%|[KMG]i?B|B)(?!\\w)|(?![\\w-]))");

  private MessagePattern() {}

  static String of(String message) {
    var bounded = message.substring(0, Math.min(message.length(), LONGEST));
    var text = bounded.strip().replaceAll("\\s+", " ");
    text = CELL.matcher(text).replaceAll("CELL");
    text = TIME.matcher(text).replaceAll("TIME");
    text = TEMPORARY.matcher(text).replaceAll("TMP");
    text = UUID.matcher(text).replaceAll("UUID");
    text = HEX.matcher(text).replaceAll("HEX");
    return KIND_OR_NUMBER.matcher(text).replaceAll(found -> found.group(1) == null ? "N" : "$1");
  }
}
