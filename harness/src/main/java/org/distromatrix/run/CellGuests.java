package org.distromatrix.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.distromatrix.build.BuildRecipe;
import org.distromatrix.build.CellImage;
import org.distromatrix.build.CellPackages;
import org.distromatrix.event.RunEvent;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestSpec;
import org.distromatrix.image.Obtained;
import org.distromatrix.machine.Accelerator;
import org.distromatrix.plan.Cell;
import org.distromatrix.report.model.Phase;

/**
 * Guests of one cell for whoever does not run suites in them. The image is made when it is first
 * asked for, as a run makes it; every guest is a fresh one.
 */
final class CellGuests {
  private final RunContext run;
  private final CellStages stages;
  private final Cell cell;
  private final Path folder;
  private final CellTimes times;
  private final OnceSupplier<CellImage> image = new OnceSupplier<>(this::make);
  private int launched;

  /**
   * @param folder of its logs
   */
  CellGuests(RunContext run, CellStages stages, Cell cell, Path folder) {
    this.run = run;
    this.stages = stages;
    this.cell = cell;
    this.folder = folder;
    this.times = new CellTimes(run, cell.id().text());
  }

  /** What is booted; made now if it was not yet. */
  CellImage image() {
    return image.get();
  }

  private CellImage make() {
    CellPackages packages =
        times.timed(Phase.IMAGE, time -> stages.packages(cell, folder.resolve("image.log"), time));
    Path artifacts = folder.resolve("artifacts");
    return times.timed(
        Phase.BUILD, time -> stages.build(cell, packages, buildLog(), artifacts, time));
  }

  private Path buildLog() {
    return folder.resolve("build.log");
  }

  /** The phase that the cell is in. */
  Phase phase() {
    return times.current();
  }

  /**
   * Boots a fresh guest. The first one's boot is the cell's boot phase.
   *
   * @param network whether it has a network beyond loopback
   * @param coldBoot whether it has to boot, where it could go on from a saved state
   */
  Guest boot(boolean network, boolean coldBoot) {
    CellImage made = image();
    int number = nextNumber();
    if (number > 1) {
      return launch(made, number, network, coldBoot);
    }
    Guest first =
        times.timed(Phase.BOOT, time -> new Obtained<>(launch(made, 1, network, coldBoot), false));
    times.enter(Phase.TEST);
    return first;
  }

  private synchronized int nextNumber() {
    launched++;
    return launched;
  }

  private Guest launch(CellImage made, int number, boolean network, boolean coldBoot) {
    String ending = number == 1 ? "" : "-" + number;
    return run.engine()
        .launcher(cell.boot())
        .launch(
            new GuestSpec(
                GuestSpec.nameOf(cell.id().text()) + ending,
                made,
                run.file().machine(),
                network,
                coldBoot || run.options().coldBoot(),
                folder.resolve("console" + ending + ".log"),
                bootLimit(made),
                line -> run.events().emit(new RunEvent.Progress(id(), Phase.BOOT, line)),
                line -> run.events().emit(new RunEvent.Warning(id(), line))));
  }

  private Duration bootLimit(CellImage made) {
    double slowness =
        stages.accelerator(cell, made, buildLog()).map(Accelerator::slowness).orElse(1.0);
    Duration limit = run.options().scaled(run.file().timeouts().boot());
    return Duration.ofMillis(Math.round(limit.toMillis() * slowness));
  }

  private String id() {
    return cell.id().text();
  }

  /** A command in the place and the environment that a test would have. */
  GuestCommand asTest(GuestCommand command) {
    Map<String, String> own = environment();
    own.putAll(command.environment());
    GuestCommand all = command.withEnvironment(own);
    return command.directory().isPresent() ? all : all.in(CellImage.SOURCE);
  }

  private Map<String, String> environment() {
    Map<String, String> all =
        new LinkedHashMap<>(BuildRecipe.of(run.file(), run.engine().environment()).environment());
    all.putAll(cell.axes());
    all.put("MATRIX_CELL", id());
    all.put("MATRIX_SOURCE", CellImage.SOURCE);
    all.put("DISTRIBUTION", cell.distro().ref().distro());
    all.put("RELEASE", cell.distro().mkosiRelease());
    return all;
  }
}
