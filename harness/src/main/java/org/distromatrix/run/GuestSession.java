package org.distromatrix.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.distromatrix.build.BuildRecipe;
import org.distromatrix.build.CellImage;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.event.RunEvents;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestSpec;
import org.distromatrix.plan.Cell;

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
   * @param events hears what takes time
   */
  public static GuestSession open(
      Engine engine, ProfileCatalog catalog, MatrixFile file, Cell cell, RunEvents events) {
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
                      false,
                      logs.resolve("console.log"),
                      file.timeouts().boot()));
      return new GuestSession(guest, environment(engine, file, cell));
    } finally {
      engine.giveToCaller(folder.matrix());
    }
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
