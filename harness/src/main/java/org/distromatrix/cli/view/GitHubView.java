package org.distromatrix.cli.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.event.ProgressPace;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvent.CellEnded;
import org.distromatrix.event.RunEvent.CellFailed;
import org.distromatrix.event.RunEvent.CheckEnded;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.report.markdown.Markdown;
import org.distromatrix.report.model.RunResult;

/**
 * For GitHub Actions: a folded group for each cell, written when the cell is done (cells run side
 * by side, groups do not nest); failures as annotations at once; the summary on the run's page.
 */
public final class GitHubView implements RunView {
  private final PrintWriter out;
  private final ViewSettings settings;
  private final Optional<Path> stepSummary;
  private final EventLines lines;
  private final ProgressPace pace = new ProgressPace();
  private final Map<String, List<String>> groups = new LinkedHashMap<>();

  /**
   * A view for one job.
   *
   * @param stepSummary the file that {@code GITHUB_STEP_SUMMARY} names
   */
  public GitHubView(PrintWriter out, ViewSettings settings, Optional<Path> stepSummary) {
    this.out = out;
    this.settings = settings;
    this.stepSummary = stepSummary;
    this.lines = new EventLines(settings);
  }

  @Override
  public void accept(Stamped stamped) {
    var event = stamped.event();
    var cell = event.cellId();
    if (!settings.verbose() && !pace.shows(stamped)) {
      return;
    }
    if (cell.isPresent()) {
      groups.computeIfAbsent(cell.get(), id -> new ArrayList<>()).addAll(lines.of(event));
      annotate(event);
    } else {
      RunLines.of(event).forEach(line -> print("[matrix] " + line));
    }
    if (event instanceof CellEnded ended) {
      writeGroup(ended.cell());
    }
    out.flush();
  }

  private void annotate(RunEvent event) {
    if (event instanceof TestEnded e && e.last() && e.outcome().isFailure()) {
      var id = e.cell() + "//" + e.suite() + "/" + e.test();
      failure(id, FailureLines.cause(e.outcome()) + logLine(e.log()), e.known());
    } else if (event instanceof CheckEnded e && e.result().outcome().isFailure()) {
      var id = e.cell() + ", check " + e.result().name();
      failure(id, FailureLines.cause(e.result().outcome()), e.known());
    } else if (event instanceof CellFailed e) {
      var problem = e.problem();
      var id = e.cell() + ", " + problem.phase().word();
      failure(id, problem.message() + logLine(problem.log()), "");
    }
  }

  private String logLine(String log) {
    return log.isEmpty() ? "" : "\nlog: " + settings.path(log);
  }

  /** What the baseline has, too, is a remark: an error is what somebody has to look at. */
  private void failure(String title, String message, String baseline) {
    if (baseline.isEmpty()) {
      annotation("error", title, message);
    } else {
      annotation("notice", title, "known, also in baseline " + baseline + ": " + message);
    }
  }

  private void annotation(String level, String title, String message) {
    var text = WorkflowText.data(message);
    out.print("::" + level + " title=" + WorkflowText.property(title) + "::" + text + "\n");
  }

  private void writeGroup(String cell) {
    var group = groups.remove(cell);
    if (group == null || group.isEmpty()) {
      return;
    }
    print("::group::" + WorkflowText.data(cell + ": " + group.get(group.size() - 1)));
    group.forEach(line -> print("[" + cell + "] " + line));
    out.print("::endgroup::\n");
  }

  private void print(String line) {
    out.print(WorkflowText.disarmed(line) + "\n");
  }

  @Override
  public void finish(RunResult result) {
    writeOpenGroups();
    Summary.render(result, settings).lines().forEach(this::print);
    out.flush();
    stepSummary.ifPresent(file -> append(file, Markdown.summary(result)));
  }

  private static void append(Path file, String text) {
    try {
      Files.write(file, text.getBytes(UTF_8), CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the step summary \"" + file + "\"", e);
    }
  }

  private void writeOpenGroups() {
    List.copyOf(groups.keySet()).forEach(this::writeGroup);
  }

  @Override
  public void close() {
    writeOpenGroups();
    out.flush();
  }
}
