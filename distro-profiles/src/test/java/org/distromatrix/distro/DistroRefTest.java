package org.distromatrix.distro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistroRefTest {
  @ParameterizedTest
  @CsvSource({
    "debian:13, debian, 13",
    "rhel-ubi:9, rhel-ubi, 9",
    "ubuntu:24.04, ubuntu, 24.04",
    "arch, arch, ''",
    "opensuse:tumbleweed, opensuse, tumbleweed",
  })
  void readsDistroAndRelease(String text, String distro, String release) {
    assertThat(DistroRef.parse(text)).isEqualTo(new DistroRef(distro, release)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Debian", "13", ":13", "debian 13", "debian:1/3", "debian:13:x"})
  void refusesWhatIsNoName(String text) {
    assertThatThrownBy(() -> DistroRef.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'" + text + "' is not the name of a distribution; write it like debian:13 or arch");
  }

  @Test
  void refusesAColonWithoutRelease() {
    assertThatThrownBy(() -> DistroRef.parse("debian:"))
        .hasMessage(
            "'debian:' names no release after the colon; write it like debian:13,"
                + " or drop the colon");
  }
}
