package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConsoleTailTest {
  @Test
  void escapesAndEmptyLinesAreLeftOut() {
    assertThat(ConsoleTail.lastLines("\u001b[0;1;39mone\u001b[0m\r\n\r\n\u001bcÜ\u0007two\n"))
        .isEqualTo("\n  one\n  Ütwo");
  }

  @Test
  void onlyTheLastLines() {
    assertThat(ConsoleTail.lastLines("x\n".repeat(100) + "end").lines().skip(1))
        .hasSize(15)
        .last()
        .isEqualTo("  end");
  }

  @Test
  void missingLogIsSaid() {
    assertThat(ConsoleTail.of(Path.of("/no/such/log"))).contains("/no/such/log");
  }
}
