package org.distromatrix.run;

import java.nio.file.Path;
import java.time.Clock;
import org.distromatrix.build.CellImage;
import org.distromatrix.event.Masker;
import org.distromatrix.event.RunEvents;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.plan.Cell;

/** One cell outside a run: its image, and a fresh guest of it as a test would get it. */
public final class GuestSession {
  private static final String LOGS = "session";

  private final RunContext run;
  private final CellGuests guests;

  private GuestSession(RunContext run, CellGuests guests) {
    this.run = run;
    this.guests = guests;
  }

  /**
   * A session whose logs have a folder of their own.
   *
   * @param events hears what takes time
   */
  public static GuestSession of(Engine engine, Project project, Cell cell, RunEvents events) {
    RunFolder folder = RunFolder.session(project.file().folder(), Clock.systemUTC().instant());
    var run = RunContext.of(engine, project, folder, RunOptions.standard(1), Masker.none(), events);
    return new GuestSession(run, new CellGuests(run, CellStages.of(run), cell, folder.cell(LOGS)));
  }

  /** Makes what the cell is made of, from the cache where it is there. */
  public CellImage image() {
    try {
      return guests.image();
    } finally {
      giveToCaller();
    }
  }

  /**
   * Boots.
   *
   * @param coldBoot whether it has to boot, where it could go on from a saved state
   */
  public Guest boot(boolean coldBoot) {
    try {
      return guests.boot(false, coldBoot).guest();
    } finally {
      giveToCaller();
    }
  }

  /** Gives what was written to whoever called sudo. */
  void giveToCaller() {
    run.engine().giveToCaller(run.folder().matrix());
  }

  /** The command in the place and the environment that a test would have. */
  public GuestCommand asTest(GuestCommand command) {
    return guests.asTest(command);
  }

  /** The folder of the logs. */
  Path logs() {
    return run.folder().cell(LOGS);
  }
}
