package org.distromatrix.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "10m, PT10M",
    "2m30s, PT2M30S",
    "90s, PT1M30S",
    "500ms, PT0.5S",
    "1h, PT1H",
    "1h1m1s1ms, PT1H1M1.001S",
    "0m5s, PT5S"
  })
  void readsWhatPeopleWrite(String text, Duration expected) {
    assertThat(DurationText.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10",
        "m",
        "10x",
        "1s1m",
        "0s",
        "0h0m",
        "-1s",
        "1.5s",
        " 1s",
        "1 s",
        "1234567s"
      })
  void refusesTheRest(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }

  @Test
  void thePatternForTheSchemaSaysTheSame() {
    assertThat("0s").doesNotMatch(DurationText.PATTERN);
    assertThat("10s").matches(DurationText.PATTERN);
  }
}
