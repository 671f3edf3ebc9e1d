package org.distromatrix.container;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EngineFactsTest {
  private static EngineFacts engine(String api, String architecture) {
    return new EngineFacts("19.03.1", api, "unix:///run/docker.sock", architecture, "Debian");
  }

  @Test
  void oldEnginesAreRefusedWithWhatIsNeeded() {
    assertThatThrownBy(engine("1.40", "x86_64")::requireNew)
        .hasMessage(
            "Cannot use container engine 19.03.1 at unix:///run/docker.sock: it speaks version 1.40"
                + " of Docker's interface, and 1.41 is needed");
    assertThatThrownBy(engine("1.9", "x86_64")::requireNew).hasMessageContaining("1.9");
    assertThatCode(engine("1.41", "x86_64")::requireNew).doesNotThrowAnyException();
    assertThatCode(engine("1.100", "x86_64")::requireNew).doesNotThrowAnyException();
    assertThatCode(engine("unknown", "x86_64")::requireNew).doesNotThrowAnyException();
  }

  @Test
  void hostsOfOtherArchitecturesAreRefused() {
    assertThatThrownBy(() -> engine("1.41", "aarch64").require("x86-64"))
        .hasMessageContaining("its host is aarch64");
    assertThatCode(() -> engine("1.41", "x86_64").require("x86-64")).doesNotThrowAnyException();
    assertThatCode(() -> engine("1.41", "amd64").require("x86-64")).doesNotThrowAnyException();
    assertThatCode(() -> engine("1.41", "aarch64").require("arm64")).doesNotThrowAnyException();
  }
}
