package org.distromatrix.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.distromatrix.plan.CellId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir Path folder;

  @Test
  void nothingIsKnownAtFirst() throws IOException {
    assertThat(new History(folder).read()).isEmpty();
  }

  @Test
  void whatIsLearnedReplacesWhatWasKnownOfThatCellOnly() throws IOException {
    History history = new History(folder);
    history.remember(
        Map.of(
            new CellId("debian:12/nspawn"),
            Duration.ofSeconds(3),
            new CellId("arch/qemu"),
            Duration.ofMillis(70)));
    history.remember(Map.of(new CellId("debian:12/nspawn"), Duration.ofSeconds(1)));

    assertThat(new History(folder).read())
        .containsOnly(
            Map.entry(new CellId("debian:12/nspawn"), Duration.ofSeconds(1)),
            Map.entry(new CellId("arch/qemu"), Duration.ofMillis(70)));
  }

  @Test
  void aDamagedLineCostsThatLineOnly() throws IOException {
    Files.writeString(folder.resolve("history"), "12\tarch/qemu\nx\ty\n99999999999999999999\tz\n4");

    assertThat(new History(folder).read())
        .containsOnly(Map.entry(new CellId("arch/qemu"), Duration.ofMillis(12)));
  }
}
