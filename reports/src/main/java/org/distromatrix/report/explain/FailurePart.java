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
 * @param texts what is known of why: messages and details, some of them
 */
record FailurePart(Signature signature, Set<TestName> tests, Split split, Set<FailureText> texts) {
  /** More texts than these say the same again. */
  private static final int MOST_TEXTS = 20;

  /** What a failure said: its message, and more in the words of the test. */
  record FailureText(String message, String details) {}

  FailurePart plus(FailurePart more) {
    var allTests = new LinkedHashSet<>(tests);
    allTests.addAll(more.tests);
    var allTexts = new LinkedHashSet<>(texts);
    more.texts.stream().limit(MOST_TEXTS).forEach(allTexts::add);
    return new FailurePart(signature, allTests, split.plus(more.split), allTexts);
  }

  static FailurePart together(List<FailurePart> parts) {
    return parts.stream().reduce(FailurePart::plus).orElseThrow();
  }

  /** The message where all say the same, else what they have in common. */
  String message() {
    var messages = texts.stream().map(FailureText::message).distinct().toList();
    return messages.size() == 1 ? messages.get(0) : signature.message();
  }
}
