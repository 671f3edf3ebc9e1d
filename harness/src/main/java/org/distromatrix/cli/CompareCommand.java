package org.distromatrix.cli;

import java.nio.file.Path;
import org.distromatrix.cli.view.ComparisonLines;
import org.distromatrix.report.compare.Comparison;
import org.distromatrix.report.compare.ComparisonJson;
import org.distromatrix.report.compare.ComparisonMarkdown;
import org.distromatrix.report.model.RunResult;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code matrix compare}. */
@Command(
    name = "compare",
    description = "Show what changed between two runs: results, times, packages, cells.")
final class CompareCommand extends Subcommand {
  private static final String DOING = "compare run '%s'";

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "The earlier run: its id, its folder, or its results.json.")
  String before = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RUN",
      description = "The later run (default: latest).")
  String after = "latest";

  @ArgGroup(exclusive = true)
  Format format = new Format();

  /** How it is printed. */
  static final class Format {
    @Option(names = "--json", description = "As one JSON object.")
    boolean json;

    @Option(names = "--markdown", description = "As Markdown.")
    boolean markdown;
  }

  @Override
  public Integer call() {
    Path project = projectFolder();
    RunResult earlier = StoredRun.named(project, DOING, before);
    RunResult later = StoredRun.named(project, DOING, after);
    StoredRun.requireSameProject(earlier, later);
    Comparison comparison = Comparison.of(earlier, later);
    if (format.json) {
      out().println(ComparisonJson.of(comparison));
    } else if (format.markdown) {
      out().print(ComparisonMarkdown.of(comparison));
    } else {
      out().print(ComparisonLines.render(comparison, Screen.settings(this, project, false)));
    }
    return 0;
  }
}
