package org.distromatrix.report.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lists and numbers in English. */
public final class Phrases {
  private Phrases() {}

  /** {@code a, b and c}. */
  static String list(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** {@code 1 cell}, {@code 2 cells}. */
  static String number(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  /** {@code 5 tests and 1 check}. */
  public static String counted(Collection<TestName> tests) {
    int checks = (int) tests.stream().filter(TestName::check).count();
    var parts = new ArrayList<String>();
    if (tests.size() > checks) {
      parts.add(number(tests.size() - checks, "test"));
    }
    if (checks > 0) {
      parts.add(number(checks, "check"));
    }
    return list(parts);
  }
}
