package org.distromatrix.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
  private List<Cell> cells = List.of();

  @BeforeEach
  void makeCells() throws IOException {
    cells =
        PlanFixture.plan("distros: [debian:11, debian:12, debian:13, arch, fedora:44]\n").cells();
  }

  @Test
  void balancesByHistoryAndKeepsPlanOrder() {
    var history =
        history("debian:11", 10, "debian:12", 60, "debian:13", 20, "arch", 30, "fedora:44", 5);
    assertThat(ids(new Shard(1, 2).of(cells, history)))
        .containsExactly("debian:12/nspawn", "fedora:44/nspawn");
    assertThat(ids(new Shard(2, 2).of(cells, history)))
        .containsExactly("debian:11/nspawn", "debian:13/nspawn", "arch/nspawn");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void givesEveryCellToExactlyOneShard(int count) {
    var all = new ArrayList<Cell>();
    for (int index = 1; index <= count; index++) {
      all.addAll(new Shard(index, count).of(cells, history("arch", 30)));
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(cells);
  }

  @Test
  void dividesEvenlyWithoutHistory() {
    assertThat(new Shard(1, 2).of(cells, Map.of())).hasSize(3);
    assertThat(new Shard(2, 2).of(cells, Map.of())).hasSize(2);
  }

  @Test
  void readsIndexAndCount() {
    assertThat(Shard.parse("2/5")).isEqualTo(new Shard(2, 5)).hasToString("2/5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "0/5", "6/5", "1/0", "-1/5", "a/b", "1/99999", "1/2/3"})
  void refusesWhatIsNoShard(String text) {
    var failure = catchThrowableOfType(MatrixException.class, () -> Shard.parse(text));
    assertThat(failure.fault()).isEqualTo(Fault.USAGE);
    assertThat(failure)
        .hasMessage("Cannot read shard '" + text + "': expected I/N with I from 1 to N");
  }

  @Test
  void startsUnknownCellsFirstAndThenTheLongest() {
    var history = history("debian:11", 10, "debian:12", 60, "arch", 30);
    assertThat(ids(LongestFirst.of(cells, history)))
        .containsExactly(
            "debian:13/nspawn",
            "fedora:44/nspawn",
            "debian:12/nspawn",
            "arch/nspawn",
            "debian:11/nspawn");
    assertThat(LongestFirst.of(cells, Map.of())).isEqualTo(cells);
  }

  private static List<String> ids(List<Cell> cells) {
    return cells.stream().map(cell -> cell.id().text()).toList();
  }

  private static Map<CellId, Duration> history(Object... refsAndSeconds) {
    var history = new HashMap<CellId, Duration>();
    for (int i = 0; i < refsAndSeconds.length; i += 2) {
      history.put(
          new CellId(refsAndSeconds[i] + "/nspawn"),
          Duration.ofSeconds((Integer) refsAndSeconds[i + 1]));
    }
    return history;
  }
}
