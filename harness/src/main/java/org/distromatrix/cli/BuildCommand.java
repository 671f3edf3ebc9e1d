package org.distromatrix.cli;

import java.util.List;
import java.util.Optional;
import org.distromatrix.plan.Cell;
import org.distromatrix.remote.SshWarmUp;
import org.distromatrix.run.Project;
import org.distromatrix.run.RunOptions;
import org.distromatrix.run.RunVerdict;
import org.distromatrix.run.Slots;
import org.distromatrix.suite.AfterFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code matrix build}. */
@Command(
    name = "build",
    sortOptions = false,
    description = "Make the images of the selected cells and build the project, without tests.")
final class BuildCommand extends Subcommand {
  @Parameters(paramLabel = "SELECTION", arity = "0..*", description = SelectionHelp.TEXT)
  List<String> selection = List.of();

  @Mixin BootOption boot = new BootOption();

  @Option(names = "--refresh", description = "Make images anew from what the mirrors have now.")
  boolean refresh;

  @Option(names = "--rebuild", description = "Run build scripts even if their result is cached.")
  boolean rebuild;

  @Override
  String sameCells() {
    return (super.sameCells() + boot.again()).strip();
  }

  @Override
  public Integer call() {
    Project loaded = Project.load(projectFolder(), selection, boot.chosen());
    List<Cell> cells = loaded.selected().cells();
    if (cells.isEmpty()) {
      loaded.selected().nothing().ifPresent(why -> err().println("matrix: " + why));
      return RunVerdict.NOTHING_TESTED.exitCode();
    }
    RunOptions options =
        new RunOptions(
            Slots.onThisHost(),
            false,
            1,
            refresh,
            rebuild,
            true,
            false,
            1,
            Optional.empty(),
            Optional.empty());
    return new RunSession(this, loaded, cells, options, SshWarmUp.start()::join, true)
        .run(false, false, AfterFailure.nothing(), EarlierRuns.NONE)
        .exitCode();
  }
}
