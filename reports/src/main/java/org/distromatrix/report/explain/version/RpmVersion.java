package org.distromatrix.report.explain.version;

/**
 * The order of rpm's versions (rpm-version(7)): words and numbers in turn, whatever is between
 * them; a number is newer than a word, a tilde makes older than the end, a caret newer than the end
 * and older than anything else.
 */
final class RpmVersion {
  private final String one;
  private final String other;
  private int i;
  private int j;

  private RpmVersion(String one, String other) {
    this.one = one;
    this.other = other;
  }

  static int compare(String one, String other) {
    var first = Revision.of(one);
    var second = Revision.of(other);
    int epoch = Digits.compare(first.epoch(), second.epoch());
    if (epoch != 0) {
      return epoch;
    }
    int upstream = new RpmVersion(first.upstream(), second.upstream()).compare();
    return upstream != 0 ? upstream : new RpmVersion(first.release(), second.release()).compare();
  }

  private int compare() {
    while (true) {
      i = skipSeparators(one, i);
      j = skipSeparators(other, j);
      if (at(one, i) == '~' || at(other, j) == '~' || at(one, i) == '^' || at(other, j) == '^') {
        int sign = Integer.compare(weight(one, i), weight(other, j));
        if (sign != 0) {
          return sign;
        }
        i++;
        j++;
      } else if (i == one.length() || j == other.length()) {
        return Integer.compare(one.length() - i, other.length() - j);
      } else {
        int segment = compareSegments();
        if (segment != 0) {
          return segment;
        }
      }
    }
  }

  private int compareSegments() {
    boolean number = Digits.is(one.charAt(i));
    if (number != Digits.is(other.charAt(j))) {
      return number ? 1 : -1;
    }
    int iEnd = number ? Digits.end(one, i) : endOfWord(one, i);
    int jEnd = number ? Digits.end(other, j) : endOfWord(other, j);
    var first = one.substring(i, iEnd);
    var second = other.substring(j, jEnd);
    i = iEnd;
    j = jEnd;
    return number ? Digits.compare(first, second) : first.compareTo(second);
  }

  private static int skipSeparators(String part, int start) {
    int at = start;
    while (at < part.length() && !isLetter(part.charAt(at)) && !Digits.is(part.charAt(at))) {
      if (part.charAt(at) == '~' || part.charAt(at) == '^') {
        return at;
      }
      at++;
    }
    return at;
  }

  private static int endOfWord(String part, int start) {
    int end = start;
    while (end < part.length() && isLetter(part.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Letters of ASCII alone, as rpm has it in any locale. */
  private static boolean isLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  private static char at(String part, int at) {
    return at < part.length() ? part.charAt(at) : '\0';
  }

  private static int weight(String part, int at) {
    return switch (at(part, at)) {
      case '~' -> 0;
      case '\0' -> 1;
      case '^' -> 2;
      default -> 3;
    };
  }
}
