package org.distromatrix.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.Shard;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.remote.SshWarmUp;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.run.Project;
import org.distromatrix.run.RunOptions;
import org.distromatrix.run.RunVerdict;
import org.distromatrix.run.Slots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code matrix run}. */
@Command(
    name = "run",
    sortOptions = false,
    description = "Build, boot and test the selected cells.")
final class RunCommand extends Subcommand {
  @Parameters(paramLabel = "SELECTION", arity = "0..*", description = SelectionHelp.TEXT)
  List<String> selection = List.of();

  @Mixin BootOption boot = new BootOption();

  @Option(names = "--failed", description = "Only what failed in the last run; results are merged.")
  boolean failed;

  @Option(
      names = "--baseline",
      paramLabel = "RUN",
      description =
          "A run (its id, folder or results.json) whose failures do not count: exit 1 for new ones.")
  String baseline = "";

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Part I of N, balanced by how long cells took before.")
  String shard = "";

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Cells side by side (default: what processors and memory allow).")
  int jobs;

  @Option(names = "--fail-fast", description = "Start no further cell once a failure counts.")
  boolean failFast;

  @Option(names = "--repeat", paramLabel = "N", description = "Run every suite N times.")
  int repeat = 1;

  @Option(
      names = "--shell",
      paramLabel = "on-failure",
      description = "Open a shell in the guest of a failed test, before it is thrown away.")
  String shell = "";

  @Option(
      names = "--timeout-factor",
      paramLabel = "F",
      description = "Multiply every time limit with F.")
  double timeoutFactor = 1;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Limit of the whole run, as 30m (default: timeouts.run in matrix.yaml).")
  String timeout = "";

  @Option(names = "--refresh", description = "Make images anew from what the mirrors have now.")
  boolean refresh;

  @Option(names = "--rebuild", description = "Run build scripts even if their result is cached.")
  boolean rebuild;

  @Mixin ColdBootOption coldBoot = new ColdBootOption();

  @Option(names = "--allow-empty", description = "Exit with 0 where nothing was tested.")
  boolean allowEmpty;

  @Option(names = "--json", description = "Print events as JSON, one a line.")
  boolean json;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show tests that passed, too.")
  boolean verbose;

  private static final String NO_SUITES =
      "matrix.yaml has no suites: its tests are JUnit's (`matrix build` builds what they run in)";

  @Override
  String sameCells() {
    return (super.sameCells() + boot.again()).strip();
  }

  @Override
  public Integer call() {
    CompletableFuture<SshKeys> keys = SshWarmUp.start();
    Project loaded = Project.load(projectFolder(), selection, boot.chosen());
    Optional<LastRun> last = failed ? Optional.of(LastRun.read(projectFolder())) : Optional.empty();
    EarlierRuns earlier = new EarlierRuns(last, baseline(loaded));
    if (last.isPresent()) {
      loaded = loaded.selecting(last.get().failedSelection(loaded.plan().suites()));
    }
    Project project = loaded;
    List<Cell> cells = project.selected().cells();
    warn(project);
    if (cells.isEmpty() || project.file().suites().isEmpty()) {
      err().println("matrix: " + project.selected().nothing().orElse(NO_SUITES));
      return (allowEmpty ? RunVerdict.PASSED : RunVerdict.NOTHING_TESTED).exitCode();
    }
    project.requireHostTests();
    if (!shard.isEmpty()) {
      cells = Shard.parse(shard).of(cells, RunSession.history(projectFolder()));
    }
    RunSession session =
        new RunSession(this, project, cells, options(project, earlier), keys::join, allowEmpty);
    return session.run(json, verbose, AfterFailureShell.of(shell, this), earlier).exitCode();
  }

  /** Read before anything is built: a wrong one is told at once. */
  private Optional<RunResult> baseline(Project loaded) {
    return baseline.isEmpty()
        ? Optional.empty()
        : Optional.of(Baselines.read(projectFolder(), baseline, loaded.file().project()));
  }

  private void warn(Project loaded) {
    loaded.selected().warnings().forEach(warning -> err().println("warning: " + warning));
  }

  private RunOptions options(Project loaded, EarlierRuns earlier) {
    return new RunOptions(
        shell.isEmpty() ? slots() : 1,
        failFast,
        Arguments.atLeastOne("--repeat", repeat),
        refresh,
        rebuild,
        false,
        coldBoot.wanted,
        Arguments.positive("--timeout-factor", timeoutFactor),
        limit(loaded),
        earlier.known());
  }

  private int slots() {
    return jobs == 0 ? Slots.onThisHost() : Arguments.atLeastOne("--jobs", jobs);
  }

  private Optional<Duration> limit(Project loaded) {
    return timeout.isEmpty()
        ? loaded.file().timeouts().run()
        : Optional.of(Arguments.duration("--timeout", timeout));
  }
}
