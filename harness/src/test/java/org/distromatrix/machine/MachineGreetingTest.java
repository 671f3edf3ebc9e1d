package org.distromatrix.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MachineGreetingTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochMilli(1_764_000_000_007L), ZoneOffset.UTC);

  private final MachineGreeting greeting =
      new MachineGreeting("one", "-----BEGIN-----\na\\b\n", "ssh-ed25519 AAAA us\n", CLOCK);

  @Test
  void tellsEverythingInLinesOfItsOwn() {
    assertThat(greeting.lines())
        .hasSize(5)
        .contains(
            "time 1764000000.007",
            "name one",
            "host-key -----BEGIN-----\\na\\\\b\\n",
            "user-key ssh-ed25519 AAAA us\\n")
        .anyMatch(line -> line.matches("seed [0-9a-f]{64}"));
  }

  @Test
  void noTwoSeedsAreAlike() {
    assertThat(greeting.lines().get(1)).isNotEqualTo(greeting.lines().get(1));
  }

  @Test
  void keysAreNotPrinted() {
    assertThat(greeting.toString()).doesNotContain("BEGIN");
  }
}
