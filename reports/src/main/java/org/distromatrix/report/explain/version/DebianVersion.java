package org.distromatrix.report.explain.version;

/**
 * The order of Debian's versions (Debian Policy, 5.6.12): texts and numbers in turn; in texts, a
 * tilde comes before the end, the end before letters, and letters before all else.
 */
final class DebianVersion {
  private DebianVersion() {}

  static int compare(String one, String other) {
    var first = Revision.of(one);
    var second = Revision.of(other);
    int epoch = Digits.compare(first.epoch(), second.epoch());
    if (epoch != 0) {
      return epoch;
    }
    int upstream = compareParts(first.upstream(), second.upstream());
    return upstream != 0 ? upstream : compareParts(first.release(), second.release());
  }

  private static int compareParts(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() || j < other.length()) {
      while (isText(one, i) || isText(other, j)) {
        int text = Integer.compare(weight(one, i), weight(other, j));
        if (text != 0) {
          return text;
        }
        i++;
        j++;
      }
      int iEnd = Digits.end(one, i);
      int jEnd = Digits.end(other, j);
      int number = Digits.compare(one.substring(i, iEnd), other.substring(j, jEnd));
      if (number != 0) {
        return number;
      }
      i = iEnd;
      j = jEnd;
    }
    return 0;
  }

  private static boolean isText(String part, int at) {
    return at < part.length() && !Digits.is(part.charAt(at));
  }

  /** A number's beginning weighs as much as the end: there the text ends. */
  private static int weight(String part, int at) {
    if (!isText(part, at)) {
      return 0;
    }
    char character = part.charAt(at);
    if (character == '~') {
      return -1;
    }
    return Character.isLetter(character) ? character : character + (1 << 16);
  }
}
