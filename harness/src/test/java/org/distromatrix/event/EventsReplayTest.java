package org.distromatrix.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.distromatrix.report.json.UnreadableJson;
import org.distromatrix.report.model.Baseline;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.report.model.Verdict;
import org.junit.jupiter.api.Test;

class EventsReplayTest {
  private static final List<RunEvent> STORY = Stories.mixed();

  @Test
  void tellsTheWholeStoryOfARunThatCameToItsEnd() {
    var run = EventsReplay.replay(Stories.stamped(STORY));

    assertThat(run.complete()).isTrue();
    assertThat(run.id()).isEqualTo("20260131-120000");
    assertThat(run.project()).isEqualTo("tally");
    assertThat(run.version()).isEqualTo("0.1.0");
    assertThat(run.arguments()).containsExactly("run", "-v");
    assertThat(run.started()).isEqualTo(Stories.START);
    assertThat(run.took()).isEqualTo(Duration.ofSeconds(STORY.size() - 1));
    assertThat(run.cells()).extracting(c -> c.id()).containsExactly(Stories.TRIXIE, Stories.LEAP);
    assertThat(run.cells()).extracting(Verdict::of).containsExactly(Verdict.FAILED, Verdict.ERROR);
    assertThat(run.cells().get(1).allowedFailure()).contains("upstream bug 123");
  }

  @Test
  void knowsWhatTheBaselineHas() {
    var run = EventsReplay.replay(Stories.stamped(Stories.known("R0")));

    assertThat(run.baseline())
        .contains(
            new Baseline(
                "R0",
                List.of(
                    Stories.TRIXIE + "//smoke/gzip in", Stories.TRIXIE + ", check failed-units"),
                List.of()));
    assertThat(EventsReplay.replay(Stories.stamped(STORY)).baseline()).isEmpty();
  }

  @Test
  void keepsAttemptsTogether() {
    var cell = EventsReplay.replay(Stories.stamped(STORY)).cells().get(0);

    assertThat(cell.tests())
        .extracting(TestResult::name)
        .containsExactly("words", "gzip in", "socket", "kernel");
    assertThat(cell.tests().get(2).attempts()).hasSize(2);
    assertThat(cell.tests().get(2).flaky()).isTrue();
    assertThat(cell.tests().get(1).attempts().get(0).details()).isEqualTo("expected 3\ngot 4\n");
    assertThat(cell.checks()).hasSize(2);
  }

  @Test
  void countsWaiting() {
    var cell = EventsReplay.replay(Stories.stamped(STORY)).cells().get(0);

    assertThat(cell.phases().get(0))
        .isEqualTo(
            new PhaseTiming(
                Phase.IMAGE,
                Stories.START.plusSeconds(3),
                Duration.ofMillis(2012),
                Duration.ofSeconds(1),
                true));
  }

  @Test
  void aKilledRunKeepsWhatWasDoneAndMarksTheRest() {
    var run = EventsReplay.replay(Stories.stamped(STORY.subList(0, 16)));

    assertThat(run.complete()).isFalse();
    var killed = run.cells().get(0);
    assertThat(Verdict.of(killed)).isEqualTo(Verdict.UNFINISHED);
    assertThat(killed.problem().orElseThrow().phase()).isEqualTo(Phase.TEST);
    assertThat(killed.tests()).hasSize(2);
    assertThat(killed.phases().get(1).took()).isEqualTo(Duration.ofSeconds(5));
    assertThat(Verdict.of(run.cells().get(1))).isEqualTo(Verdict.ERROR);
  }

  @Test
  void knowsACellByItsIdAlone() {
    var cell = EventsReplay.replay(Stories.stamped(STORY.subList(0, 1))).cells().get(0);

    assertThat(cell.distro()).isEqualTo("debian");
    assertThat(cell.release()).isEqualTo("13");
    assertThat(cell.boot()).isEqualTo("nspawn");
    assertThat(cell.axes()).containsEntry("CC", "gcc");
    assertThat(cell.folder()).isEqualTo("debian_13_nspawn_CC=gcc");
  }

  @Test
  void refusesEventsWithoutABeginning() {
    var events = Stories.stamped(STORY.subList(1, 3));

    assertThatThrownBy(() -> EventsReplay.replay(events))
        .isInstanceOf(UnreadableJson.class)
        .hasMessage("the events do not begin with the start of a run");
    assertThatThrownBy(() -> EventsReplay.replay(List.of())).isInstanceOf(UnreadableJson.class);
  }
}
