package org.distromatrix.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "abc, abc, true",
    "abc, abcd, false",
    "a*, abc, true",
    "a*, a, true",
    "*c, abc, true",
    "*b, abc, false",
    "a*c*e, abcde, true",
    "a*c*e, abcdef, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "'**', '', true",
    "'?', '', false",
    "a.c, abc, false",
    "[ab]c, ac, false",
    "[ab]c, [ab]c, true",
  })
  void matchesWholeTexts(String pattern, String text, boolean matches) {
    assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
  }

  @Test
  void isNotSlowedByManyStars() {
    var glob = new Glob("*a".repeat(30) + "b");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(glob.matches("a".repeat(200))).isFalse());
  }
}
