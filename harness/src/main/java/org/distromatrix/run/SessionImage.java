package org.distromatrix.run;

import java.nio.file.Path;
import java.time.Clock;
import org.distromatrix.build.CellImage;
import org.distromatrix.build.CellPackages;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.event.RunEvents;
import org.distromatrix.plan.Cell;
import org.distromatrix.report.model.Phase;

/** The image of one cell outside a run, made as a run makes it. */
final class SessionImage {
  /** Name of the folder of its logs. */
  static final String LOGS = "session";

  private SessionImage() {}

  /** Makes it, from the cache where it is there. */
  static CellImage make(
      Engine engine,
      ProfileCatalog catalog,
      MatrixFile file,
      Cell cell,
      RunFolder folder,
      RunEvents events) {
    Clock clock = Clock.systemUTC();
    var context =
        new RunContext(engine, catalog, file, folder, RunOptions.standard(1), events, clock);
    var stages = new CellStages(context, () -> engine.sources().take(file.folder(), file.source()));
    Path logs = folder.cell(LOGS);
    CellPackages packages =
        stages
            .packages(cell, logs.resolve("image.log"), new PhaseClock(clock, Phase.IMAGE))
            .value();
    return stages
        .build(
            cell,
            packages,
            logs.resolve("build.log"),
            logs.resolve("artifacts"),
            new PhaseClock(clock, Phase.BUILD))
        .value();
  }
}
