package org.distromatrix.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"2, 24000000, 2", "8, 1600000, 3", "8, 100000, 1", "1, 24000000, 1"})
  void asManyAsProcessorsAndMemoryAllow(int processors, long kilobytes, int slots)
      throws IOException {
    Path meminfo = folder.resolve("meminfo");
    Files.writeString(meminfo, "MemTotal: 9 kB\nMemAvailable:   " + kilobytes + " kB\n");

    assertThat(Slots.onThisHost(processors, meminfo)).isEqualTo(slots);
  }
}
