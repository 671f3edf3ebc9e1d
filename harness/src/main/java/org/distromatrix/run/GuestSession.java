package org.distromatrix.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.distromatrix.build.BuildRecipe;
import org.distromatrix.build.CellImage;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvents;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestSpec;
import org.distromatrix.machine.Accelerator;
import org.distromatrix.plan.Cell;
import org.distromatrix.report.model.Phase;

/** One fresh guest of one cell outside a run, the same as a test would get. */
public final class GuestSession implements AutoCloseable {
  private final Guest guest;
  private final Map<String, String> environment;

  private GuestSession(Guest guest, Map<String, String> environment) {
    this.guest = guest;
    this.environment = environment;
  }

  /**
   * Makes what the cell is made of, from the cache where it is there, and boots it.
   *
   * @param coldBoot whether it has to boot, where it could go on from a saved state
   * @param events hears what takes time
   */
  public static GuestSession open(
      Engine engine,
      ProfileCatalog catalog,
      MatrixFile file,
      Cell cell,
      boolean coldBoot,
      RunEvents events) {
    RunFolder folder = RunFolder.session(file.folder(), Clock.systemUTC().instant());
    Path logs = folder.cell(SessionImage.LOGS);
    try {
      CellImage image = SessionImage.make(engine, catalog, file, cell, folder, events);
      Guest guest =
          engine
              .launcher(cell.boot())
              .launch(
                  new GuestSpec(
                      GuestSpec.nameOf(cell.id().text()),
                      image,
                      file.machine(),
                      false,
                      coldBoot,
                      logs.resolve("console.log"),
                      bootLimit(engine, file, cell, image, logs),
                      line -> progress(events, cell, line),
                      line -> events.emit(new RunEvent.Warning(cell.id().text(), line))));
      return new GuestSession(guest, environment(engine, file, cell));
    } finally {
      engine.giveToCaller(folder.matrix());
    }
  }

  private static Duration bootLimit(
      Engine engine, MatrixFile file, Cell cell, CellImage image, Path logs) {
    double factor =
        engine
            .accelerator(cell, image, file.machine(), logs.resolve("build.log"))
            .map(Accelerator::slowness)
            .orElse(1.0);
    return Duration.ofMillis(Math.round(file.timeouts().boot().toMillis() * factor));
  }

  private static void progress(RunEvents events, Cell cell, String line) {
    events.emit(new RunEvent.Progress(cell.id().text(), Phase.BOOT, line));
  }

  private static Map<String, String> environment(Engine engine, MatrixFile file, Cell cell) {
    Map<String, String> all =
        new LinkedHashMap<>(BuildRecipe.of(file, engine.environment()).environment());
    all.putAll(cell.axes());
    all.put("MATRIX_CELL", cell.id().text());
    all.put("MATRIX_SOURCE", CellImage.SOURCE);
    all.put("DISTRIBUTION", cell.distro().ref().distro());
    all.put("RELEASE", cell.distro().mkosiRelease());
    return all;
  }

  public Guest guest() {
    return guest;
  }

  /** The command in the place and the environment that a test would have. */
  public GuestCommand asTest(GuestCommand command) {
    return command.withEnvironment(environment).in(CellImage.SOURCE);
  }

  @Override
  public void close() {
    guest.close();
  }
}
