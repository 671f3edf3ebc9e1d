package org.distromatrix.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.distromatrix.report.history.HistoryFile;
import org.distromatrix.report.history.OutcomeHistory;
import org.distromatrix.report.history.Past;
import org.distromatrix.report.history.PastRun;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.model.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastRunsTest {
  @TempDir Path matrix;

  @Test
  void runsThatEndAtOnceAreAllRemembered() throws Exception {
    List<String> ids = IntStream.range(0, OutcomeHistory.MOST).mapToObj(i -> "R" + i).toList();
    var runs = new ArrayList<Callable<Past>>();
    ids.forEach(id -> runs.add(() -> new PastRuns(matrix).remember(run(id), Optional.empty())));
    var threads = Executors.newFixedThreadPool(8);

    List<Future<Past>> ended = threads.invokeAll(runs);
    threads.shutdown();

    for (Future<Past> past : ended) {
      assertThat(past.get().history().runs()).isNotEmpty();
    }
    assertThat(history().runs()).extracting(PastRun::id).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void aMergedRunTakesThePlaceOfItsPartsAndIsComparedWithWhatWasBefore() throws IOException {
    for (var id : List.of("before", "part1", "part2")) {
      ResultsJson.write(run(id), new RunFolder(matrix, id).results());
      new PastRuns(matrix).remember(run(id), Optional.empty());
    }

    Past past = new PastRuns(matrix).replace(List.of(run("part1"), run("part2")), run("all"));

    assertThat(history().runs()).extracting(PastRun::id).containsExactly("before", "all");
    assertThat(past.history()).isEqualTo(history());
    assertThat(past.since().map(since -> since.before().id())).contains("before");
  }

  private OutcomeHistory history() throws IOException {
    return HistoryFile.read(matrix.resolve("outcomes.json"), "p");
  }

  private static RunResult run(String id) {
    return new RunResult(id, "p", "1", Instant.EPOCH, Duration.ZERO, true, List.of(), List.of());
  }
}
