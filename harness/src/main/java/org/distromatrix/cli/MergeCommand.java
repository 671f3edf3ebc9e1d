package org.distromatrix.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.distromatrix.cli.view.Summary;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Privileges;
import org.distromatrix.report.history.Past;
import org.distromatrix.report.merge.Merge;
import org.distromatrix.report.merge.MergeConflict;
import org.distromatrix.report.merge.MergeInput;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.Verdict;
import org.distromatrix.run.PastRuns;
import org.distromatrix.run.RunFolder;
import org.distromatrix.run.RunReports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code matrix merge}. */
@Command(
    name = "merge",
    description = "Make one run, with all its reports, of the results of shards or of machines.")
final class MergeCommand extends Subcommand {
  private static final String DOING = "merge run '%s'";

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description =
          "Run folders, whose logs and artifacts come along; ids of runs; or files results.json.")
  List<String> runs = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Where to (default: a new run of the project, which is the latest then).")
  String output = "";

  @Override
  public Integer call() {
    List<MergeInput> inputs =
        runs.stream()
            .map(run -> new MergeInput(run, StoredRun.named(projectFolder(), DOING, run)))
            .toList();
    merged("", inputs); // told before a folder is made
    List<Path> sources =
        runs.stream()
            .map(run -> StoredRun.place(projectFolder(), run).toAbsolutePath().normalize())
            .toList();
    Path folder = output.isEmpty() ? newRun() : emptyFolder();
    RunResult result = merged(String.valueOf(folder.getFileName()), inputs);
    bring(inputs, sources, folder);
    write(inputs, result, folder);
    out().print(Summary.render(result, Screen.settings(this, folder, false)));
    return 0;
  }

  private RunResult merged(String id, List<MergeInput> inputs) {
    try {
      return Merge.of(id, inputs, spec.commandLine().getParseResult().originalArgs());
    } catch (MergeConflict e) {
      throw MatrixException.usage("Cannot merge: " + e.getMessage())
          .withHint("name each result once, and runs of one project only")
          .causedBy(e);
    }
  }

  private Path newRun() {
    return RunFolder.create(projectFolder(), Clock.systemUTC().instant()).path();
  }

  private Path emptyFolder() {
    Path folder = Path.of(output).toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      try (Stream<Path> inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw MatrixException.usage(
                  "Cannot merge into '%s': the folder is not empty".formatted(output))
              .withHint("--output names a new or empty folder");
        }
      }
      return folder;
    } catch (IOException e) {
      throw MatrixException.usage("Cannot merge into '%s': %s".formatted(output, e)).causedBy(e);
    }
  }

  /** What is there already stays: a log of a cell that was broken off hides no other's. */
  private static void bring(List<MergeInput> inputs, List<Path> sources, Path folder) {
    bring(inputs, sources, folder, cell -> Verdict.of(cell) != Verdict.UNFINISHED);
    bring(inputs, sources, folder, cell -> Verdict.of(cell) == Verdict.UNFINISHED);
  }

  /** A file brings nothing along: its logs may be anywhere. */
  private static void bring(
      List<MergeInput> inputs, List<Path> sources, Path folder, Predicate<CellResult> wanted) {
    for (int i = 0; i < inputs.size(); i++) {
      if (Files.isDirectory(sources.get(i))) {
        var kept = new KeptFiles(sources.get(i), folder);
        inputs.get(i).result().cells().stream()
            .filter(wanted)
            .forEach(cell -> kept.bringCell(cell.folder()));
      }
    }
  }

  /** What is written elsewhere is no run of the project. */
  private Past past(List<MergeInput> inputs, RunResult result) throws IOException {
    return output.isEmpty()
        ? new PastRuns(projectFolder().resolve(".matrix"))
            .replace(inputs.stream().map(MergeInput::result).toList(), result)
        : Past.UNKNOWN;
  }

  private void write(List<MergeInput> inputs, RunResult result, Path folder) {
    try {
      RunReports.write(result, folder, past(inputs, result));
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot write the reports of '%s': %s".formatted(folder, e.getMessage()))
          .withHint("check the disk: `df " + folder + "`")
          .causedBy(e);
    }
    Privileges.detect(System.getenv())
        .giveToCaller(
            new LocalCommands(System.getenv()),
            output.isEmpty() ? projectFolder().resolve(".matrix") : folder);
  }
}
