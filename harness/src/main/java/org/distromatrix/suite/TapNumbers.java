package org.distromatrix.suite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The plan of one TAP document against the numbers that came. */
final class TapNumbers {
  /** Numbers beyond are not remembered one by one: they are outside any honest plan. */
  private static final int HIGHEST = 10_000_000;

  private static final int SHOWN = 5;

  private final BitSet seen = new BitSet();
  private final List<String> repeated = new ArrayList<>();
  private long plan = -1;
  private int differentPlans;
  private long last;
  private long highest;
  private int reported;
  private String skipReason = "";

  /** Notes a plan. The same one once more is no problem: a script run again after a reboot. */
  void plan(TapLine.Plan line) {
    differentPlans += plan >= 0 && plan != line.tests() ? 1 : 0;
    plan = line.tests();
    skipReason = line.reason().replaceFirst("(?i)^skip\\S*\\s*", "");
  }

  /** Counts a test and returns its number: its own, or the one after the last. */
  long count(OptionalLong own) {
    last = own.orElse(last + 1);
    highest = Math.max(highest, last);
    reported++;
    int index = (int) Math.min(last, HIGHEST);
    if (seen.get(index) && index < HIGHEST && repeated.size() < SHOWN) {
      repeated.add("test " + last + " was reported twice");
    }
    seen.set(index);
    return last;
  }

  boolean planned() {
    return plan >= 0;
  }

  int reported() {
    return reported;
  }

  /** The reason of a plan of no tests, if that is what was planned and what came. */
  Optional<String> skippedAll() {
    if (plan != 0 || reported > 0) {
      return Optional.empty();
    }
    return Optional.of(skipReason.isEmpty() ? "no tests planned" : skipReason);
  }

  /** Everything that does not agree with the plan; empty if all does. */
  List<String> problems() {
    var problems = new ArrayList<String>();
    if (differentPlans > 0) {
      problems.add("plans that differ were printed");
    }
    if (planned()) {
      comparedToPlan(problems);
    }
    problems.addAll(repeated);
    return problems;
  }

  private void comparedToPlan(List<String> problems) {
    var missing = missing();
    if (!missing.isEmpty()) {
      problems.add("planned 1.." + plan + ", missing " + missing);
    }
    if (highest > plan) {
      problems.add("test " + highest + " is outside the plan 1.." + plan);
    }
    if (seen.get(0)) {
      problems.add("test 0 is outside the plan 1.." + plan);
    }
  }

  /** As {@code 3, 5-8, ...}. */
  private String missing() {
    var ranges = new ArrayList<String>();
    long from = seen.nextClearBit(1);
    while (from <= plan && ranges.size() < SHOWN) {
      int next = seen.nextSetBit((int) Math.min(from, HIGHEST));
      long to = next < 0 ? plan : Math.min(plan, next - 1L);
      ranges.add(from == to ? String.valueOf(from) : from + "-" + to);
      from = next < 0 ? plan + 1 : seen.nextClearBit(next);
    }
    return String.join(", ", ranges) + (from <= plan ? ", ..." : "");
  }
}
