package org.distromatrix.report.explain.version;

/** Numbers of any length, as text: a date with its time does not fit into an int. */
final class Digits {
  private Digits() {}

  static boolean is(char character) {
    return character >= '0' && character <= '9';
  }

  /** Where the digits end that begin there. */
  static int end(String text, int start) {
    int end = start;
    while (end < text.length() && is(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Compares by value; "" is 0. */
  static int compare(String one, String other) {
    var first = withoutZeros(one);
    var second = withoutZeros(other);
    int longer = Integer.compare(first.length(), second.length());
    return longer != 0 ? longer : first.compareTo(second);
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }
}
