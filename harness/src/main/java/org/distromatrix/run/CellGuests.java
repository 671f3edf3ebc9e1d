package org.distromatrix.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.build.BuildRecipe;
import org.distromatrix.build.CellImage;
import org.distromatrix.build.PreparedCell;
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
  private final OnceSupplier<Double> slowness = new OnceSupplier<>(this::measureSlowness);
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

  /**
   * A guest that runs.
   *
   * @param label tells its files apart from those of the cell's others, as in {@code -2}; "" for
   *     the first
   */
  record Booted(Guest guest, String label) {}

  private CellImage make() {
    PreparedCell prepared =
        times.timed(Phase.IMAGE, time -> stages.packages(cell, folder.resolve("image.log"), time));
    Path artifacts = folder.resolve("artifacts");
    return times.timed(
        Phase.BUILD, time -> stages.build(cell, prepared, buildLog(), artifacts, time));
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
  Booted boot(boolean network, boolean coldBoot) {
    CellImage made = image();
    int number = nextNumber();
    if (number > 1) {
      String label = "-" + number;
      return new Booted(launch(made, label, network, coldBoot), label);
    }
    Guest first =
        times.timed(Phase.BOOT, time -> new Obtained<>(launch(made, "", network, coldBoot), false));
    times.enter(Phase.TEST);
    return new Booted(first, "");
  }

  private synchronized int nextNumber() {
    launched++;
    return launched;
  }

  private Guest launch(CellImage made, String label, boolean network, boolean coldBoot) {
    return run.engine()
        .launcher(cell.boot())
        .launch(
            new GuestSpec(
                GuestSpec.nameOf(cell.id().text()) + label,
                made,
                run.file().booted(),
                network,
                coldBoot || run.options().coldBoot(),
                folder.resolve("console" + label + ".log"),
                scaled(run.file().timeouts().boot()),
                line -> run.events().emit(new RunEvent.Progress(id(), Phase.BOOT, line)),
                line -> run.events().emit(new RunEvent.Warning(id(), line))));
  }

  /** A time limit, longer where the machine is emulated or the run is to have more time. */
  Duration scaled(Duration limit) {
    return Duration.ofMillis(Math.round(run.options().scaled(limit).toMillis() * slowness.get()));
  }

  private double measureSlowness() {
    return accelerator().map(Accelerator::slowness).orElse(1.0);
  }

  /** What its guests run with, where they are machines. */
  Optional<Accelerator> accelerator() {
    return stages.accelerator(cell, image(), buildLog());
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
