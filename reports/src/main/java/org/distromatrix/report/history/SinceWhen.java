package org.distromatrix.report.history;

/**
 * Since when a test ends as it does, in a sentence or two: {@code Failing since run X (2026-11-20),
 * passed before in run Y (2026-11-19).}
 */
public final class SinceWhen {
  /** Changes between passing and failing from which on a test is said to alternate. */
  private static final int ALTERNATING = 3;

  private final OutcomeHistory history;
  private final String letters;

  private SinceWhen(OutcomeHistory history, String letters) {
    this.history = history;
    this.letters = letters;
  }

  /**
   * The sentences, "" where the history tells nothing: it passed in all runs, or there is one only.
   *
   * @param id of the test or check
   */
  public static String of(OutcomeHistory history, String id) {
    var letters = history.of(id);
    return letters.isEmpty() ? "" : new SinceWhen(history, letters).text();
  }

  private String text() {
    int last = letters.length() - 1;
    char now = kind(last);
    if (now != 'f' && now != 'p') {
      return "";
    }
    int first = last;
    int other = last - 1;
    while (other >= 0 && (kind(other) == now || kind(other) == '.')) {
      first = kind(other) == now ? other : first;
      other--;
    }
    return sentence(now, first, other) + alternating();
  }

  private String sentence(char now, int first, int other) {
    if (other >= 0) {
      return (now == 'f' ? "Failing since " : "Passing since ")
          + history.runs().get(first).shown()
          + (now == 'f' ? ", passed before in " : ", failed before in ")
          + history.runs().get(other).shown()
          + ".";
    }
    long all = letters.chars().filter(letter -> letter == 'f').count();
    return now == 'f' && all > 1
        ? "Failing in all "
            + all
            + " runs that are known, since "
            + history.runs().get(first).shown()
            + "."
        : "";
  }

  /** A change is not counted over runs that say nothing. */
  private String alternating() {
    int changes = 0;
    char before = '.';
    for (int run = 0; run < letters.length(); run++) {
      char kind = kind(run);
      changes += before != '.' && kind != '.' && kind != before ? 1 : 0;
      before = kind == '.' ? before : kind;
    }
    long failed = letters.chars().filter(letter -> letter == 'f').count();
    long known = letters.chars().filter(letter -> letter != '.' && letter != 's').count();
    return changes < ALTERNATING
        ? ""
        : " It alternates: it failed in " + failed + " of " + known + " runs.";
  }

  /** f, p (flaky, too), or . where it says neither. */
  private char kind(int run) {
    return switch (letters.charAt(run)) {
      case 'f' -> 'f';
      case 'p', 'k' -> 'p';
      default -> '.';
    };
  }
}
