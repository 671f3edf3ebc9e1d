package org.distromatrix.cli;

import java.util.List;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.GitlabPipeline;
import org.distromatrix.plan.PlanJson;
import org.distromatrix.run.PackageCheck;
import org.distromatrix.run.Project;
import org.distromatrix.run.RunVerdict;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code matrix plan}. */
@Command(
    name = "plan",
    description = "Show the cells and suites that run would do. Touches nothing.")
final class PlanCommand extends Subcommand {
  @Parameters(paramLabel = "SELECTION", arity = "0..*", description = SelectionHelp.TEXT)
  List<String> selection = List.of();

  @Mixin BootOption boot = new BootOption();

  @Option(
      names = "--check-packages",
      description = "Ask each distribution whether it has the packages; builds nothing.")
  boolean checkPackages;

  @ArgGroup(exclusive = true)
  Format format = new Format();

  /** How the plan is printed. */
  static final class Format {
    @Option(names = "--json", description = "As one JSON object.")
    boolean json;

    @Option(names = "--github", description = "As a matrix for GitHub Actions.")
    boolean github;

    @Option(names = "--gitlab", description = "As a child pipeline for GitLab CI.")
    boolean gitlab;
  }

  @Override
  public Integer call() {
    Project loaded = Project.load(projectFolder(), selection, boot.chosen());
    List<Cell> cells = loaded.selected().cells();
    loaded.plan().warnings().forEach(warning -> err().println("warning: " + warning));
    loaded.selected().warnings().forEach(warning -> err().println("warning: " + warning));
    loaded.selected().nothing().ifPresent(why -> err().println("matrix: " + why));
    MachineRemark.of(cells, System.getenv()).ifPresent(line -> err().println("note: " + line));
    if (checkPackages) {
      PackageCheck.run(
          loaded.file(), loaded.catalog(), cells, System.getenv(), line -> err().println(line));
    }
    if (format.json) {
      out().println(PlanJson.json(loaded.plan(), cells, loaded.selection()));
    } else if (format.github) {
      out().println(PlanJson.github(cells));
    } else if (format.gitlab) {
      out().print(GitlabPipeline.of(cells));
    } else {
      cells.forEach(cell -> out().println(line(loaded, cell)));
    }
    return (cells.isEmpty() ? RunVerdict.NOTHING_TESTED : RunVerdict.PASSED).exitCode();
  }

  private static String line(Project loaded, Cell cell) {
    List<String> suites =
        loaded.plan().suites().stream()
            .filter(suite -> loaded.selection().suite(cell.id(), suite))
            .toList();
    String allowed =
        cell.allowedFailure().map(why -> "  (may fail: " + why.reason() + ")").orElse("");
    return "%-32s %s%s".formatted(cell.id(), String.join(" ", suites), allowed);
  }
}
