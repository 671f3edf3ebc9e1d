package org.distromatrix.report.explain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tests that fail with one signature, on their way into a group.
 *
 * @param signature how they fail
 * @param tests which
 * @param split where they fail, and where they do not
 * @param mixed whether some of the tests pass where others fail
 * @param texts what is known of why: messages and details, some of them
 */
record FailurePart(
    Signature signature, Set<TestName> tests, Split split, boolean mixed, Set<FailureText> texts) {
  /** More texts than these say the same again. */
  private static final int MOST_TEXTS = 20;

  /** What a failure said: its message, and more in the words of the test. */
  record FailureText(String message, String details) {}

  /** Of one signature, or the first one's. */
  static FailurePart together(List<FailurePart> parts) {
    var tests = new LinkedHashSet<TestName>();
    var texts = new LinkedHashSet<FailureText>();
    var split = parts.get(0).split;
    boolean mixed = false;
    for (var part : parts) {
      tests.addAll(part.tests);
      part.texts.stream().limit(MOST_TEXTS).forEach(texts::add);
      mixed |= part.mixed || split.contradicts(part.split);
      split = split.plus(part.split);
    }
    return new FailurePart(parts.get(0).signature, tests, split, mixed, texts);
  }

  /** The message where all say the same, else what they have in common. */
  String message() {
    var messages = texts.stream().map(FailureText::message).distinct().toList();
    return messages.size() == 1 ? messages.get(0) : signature.message();
  }
}
