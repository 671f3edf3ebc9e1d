package org.distromatrix.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownDurationTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.00 s",
    "254, 0.25 s",
    "9994, 9.99 s",
    "9995, 10.0 s",
    "99949, 99.9 s",
    "99950, 1 min 40 s",
    "125499, 2 min 05 s",
    "3599499, 59 min 59 s",
    "3599500, 1 h 00 min",
    "7380000, 2 h 03 min"
  })
  void readsWell(long millis, String shown) {
    assertThat(ShownDuration.of(Duration.ofMillis(millis))).isEqualTo(shown);
  }
}
