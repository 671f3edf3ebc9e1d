package org.distromatrix.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.distromatrix.event.EventsReplay;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.Stories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveViewTest {
  private static final ViewSettings SETTINGS =
      new ViewSettings("matrix", "", ".matrix/runs/R", false, false);

  private final StringWriter text = new StringWriter();
  private final Screen screen = new Screen();

  private LiveView view = view(60, 24);

  private LiveView view(int columns, int rows) {
    var clock = Clock.fixed(Stories.START.plusSeconds(20), ZoneOffset.UTC);
    return new LiveView(new PrintWriter(text), SETTINGS, TerminalSize.fixed(columns, rows), clock);
  }

  @AfterEach
  void close() {
    view.close();
  }

  private String shownAfter(int events) {
    return shownAfter(Stories.mixed(), events);
  }

  private String shownAfter(List<RunEvent> story, int events) {
    Stories.stamped(story).subList(0, events).forEach(view);
    screen.print(text.toString());
    return screen.text();
  }

  @Test
  void aLineForEachCell() {
    assertThat(shownAfter(8))
        .isEqualTo(
            """
            run 20260131-120000 of tally: 2 cells
            ▸ debian:13/nspawn/CC=gcc  image   17 s
            ▸ opensuse:leap/nspawn     image   16 s  installing 120 pa…
            """);
  }

  @Test
  void failuresStayAboveTheLiveLines() {
    assertThat(shownAfter(16))
        .isEqualTo(
            """
            run 20260131-120000 of tally: 2 cells
            ERROR opensuse:leap/nspawn, image: Cannot reach the mirror: connection refused
              | curl: (7) Failed
              | ^[[2Jconnect
              hint: set mirror: in matrix.yaml
              log: .matrix/runs/R/cells/opensuse_leap_nspawn/image.log
            FAIL debian:13/nspawn/CC=gcc//smoke/gzip in: exit status 1 (0.30 s)
              | expected 3
              | got 4
              log: .matrix/runs/R/cells/debian_13_nspawn_CC=gcc/suites/gzip_in.log
            ✘ debian:13/nspawn/CC=gcc  test    10 s  1 passed, 1 faile…
            ✘ opensuse:leap/nspawn     allowed 5.00 s
            """);
  }

  @Test
  void whatTheBaselineHasIsOneLineAndNoFailedCell() {
    assertThat(shownAfter(Stories.known("R0"), 16))
        .endsWith(
            """
            known debian:13/nspawn/CC=gcc//smoke/gzip in: exit status 1 (also in baseline R0)
            ▸ debian:13/nspawn/CC=gcc  test    10 s  1 passed, 1 faile…
            ✘ opensuse:leap/nspawn     allowed 5.00 s
            """);
    text.getBuffer().setLength(0);
    Stories.stamped(Stories.known("R0")).subList(16, 25).forEach(view);
    screen.print(text.toString());

    assertThat(screen.text())
        .contains(
            "known check debian:13/nspawn/CC=gcc failed-units: 1 failed unit"
                + " (also in baseline R0)\n")
        .contains("✘ debian:13/nspawn/CC=gcc  known   24.0 s");
  }

  @Test
  void theSummaryTakesTheirPlace() {
    shownAfter(26);
    var run = EventsReplay.replay(Stories.stamped(Stories.mixed()));
    text.getBuffer().setLength(0);
    view.finish(run);
    screen.print(text.toString());

    assertThat(screen.text()).endsWith("\n\n" + Summary.render(run, SETTINGS));
    assertThat(screen.text()).doesNotContain("✘");
  }

  @Test
  void aSmallTerminalShowsWhatRuns() {
    view.close();
    view = view(60, 4);

    assertThat(shownAfter(11))
        .endsWith(
            """
            ▸ debian:13/nspawn/CC=gcc  test    10 s
            ✘ opensuse:leap/nspawn     allowed 5.00 s
            """);

    view.close();
    view = view(60, 3);
    text.getBuffer().setLength(0);
    assertThat(shownAfter(11)).endsWith("  and 2 more\n");
  }

  @Test
  void neverHidesTheCursorNorPaintsBeyondTheEdge() {
    shownAfter(26);

    assertThat(text.toString()).doesNotContain("\u001b[?");
    assertThat(screen.text().lines().filter(line -> line.startsWith("✘")))
        .allSatisfy(line -> assertThat(line.length()).isLessThan(60));
  }

  @Test
  void paintsNothingWhereNothingChanged() {
    var area = new LiveArea();

    assertThat(area.update(List.of(), List.of("a"))).isNotEmpty();
    assertThat(area.update(List.of(), List.of("a"))).isEmpty();
    assertThat(area.update(List.of(), List.of())).isNotEmpty();
  }
}
