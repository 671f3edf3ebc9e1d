package org.distromatrix.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.distromatrix.cli.view.RunView;
import org.distromatrix.event.Masker;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.CellId;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.report.history.Past;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.run.Engine;
import org.distromatrix.run.History;
import org.distromatrix.run.Interruption;
import org.distromatrix.run.MatrixRun;
import org.distromatrix.run.Project;
import org.distromatrix.run.RecordedRun;
import org.distromatrix.run.RunFolder;
import org.distromatrix.run.RunOptions;
import org.distromatrix.run.RunReports;
import org.distromatrix.run.RunVerdict;
import org.distromatrix.suite.AfterFailure;

/** One run as the command line makes it: its folder, its view, its signals, its exit code. */
final class RunSession {
  private final Subcommand command;
  private final Project project;
  private final List<Cell> cells;
  private final RunOptions options;
  private final Supplier<SshKeys> keys;
  private final boolean allowEmpty;
  private final Clock clock = Clock.systemUTC();
  private final Interruption interruption = new Interruption();

  RunSession(
      Subcommand command,
      Project project,
      List<Cell> cells,
      RunOptions options,
      Supplier<SshKeys> keys,
      boolean allowEmpty) {
    this.command = command;
    this.project = project;
    this.cells = cells;
    this.options = options;
    this.keys = keys;
    this.allowEmpty = allowEmpty;
  }

  /**
   * Runs, shows, writes the results, and says what to exit with.
   *
   * @param earlier the runs that this one goes on from
   */
  RunVerdict run(boolean json, boolean verbose, AfterFailure afterFailure, EarlierRuns earlier) {
    Masker masker = project.masker(System.getenv());
    try (Engine engine = Engine.open(System.getenv(), project, cells, masker, keys)) {
      RunFolder folder = RunFolder.create(project.file().folder(), clock.instant());
      Path matrixFolder = folder.matrix();
      EndOfRun.onSignal(interruption);
      try (RunView view = Screen.view(command, folder.path(), json, verbose, options.buildOnly())) {
        return observed(engine, masker, folder, view, afterFailure, earlier);
      } finally {
        engine.giveToCaller(matrixFolder);
        engine.tidy();
      }
    }
  }

  private RunVerdict observed(
      Engine engine,
      Masker masker,
      RunFolder folder,
      RunView view,
      AfterFailure afterFailure,
      EarlierRuns earlier) {
    RecordedRun.Ended ended =
        new RecordedRun(engine, project, cells, folder, options, masker, interruption)
            .execute(
                view,
                afterFailure,
                Version.text(),
                arguments(),
                own -> earlier.complete(own, folder),
                result -> write(result, folder, earlier.baseline()));
    view.finish(ended.result());
    return ended.verdict();
  }

  /** A report that cannot be written fails the run, whatever the tests said. */
  private RunVerdict write(RunResult result, RunFolder folder, Optional<RunResult> baseline) {
    try {
      if (options.buildOnly()) { // says nothing about tests
        RunReports.write(result, folder.path(), Past.UNKNOWN);
      } else {
        RunReports.remember(result, folder, baseline);
      }
      new History(folder.matrix()).remember(MatrixRun.durations(result.cells()));
    } catch (IOException | UncheckedIOException e) {
      command.err().println("matrix: Cannot write the results of the run: " + e);
      return RunVerdict.INFRASTRUCTURE;
    }
    return interruption
        .reason()
        .map(RunVerdict::interruptedBy)
        .orElseGet(
            () ->
                options.buildOnly()
                    ? RunVerdict.ofBuild(result)
                    : RunVerdict.of(result, allowEmpty));
  }

  private List<String> arguments() {
    return command.spec.commandLine().getParseResult().originalArgs();
  }

  /** How long cells took before, for shards. */
  static Map<CellId, Duration> history(Path projectFolder) {
    try {
      return new History(projectFolder.resolve(".matrix")).read();
    } catch (IOException e) {
      throw MatrixException.infrastructure("Cannot read how long cells took before: " + e)
          .causedBy(e);
    }
  }
}
