package org.distromatrix.run;

import java.time.Clock;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.event.Masker;
import org.distromatrix.event.RunEvents;

/**
 * What everything in one run shares.
 *
 * @param engine the stages of this host
 * @param catalog the distributions there are
 * @param file the project's matrix
 * @param folder where results and logs go
 * @param options how the run is made
 * @param baseline what is known to fail
 * @param events hears what happens
 * @param clock tells the time that results show
 */
public record RunContext(
    Engine engine,
    ProfileCatalog catalog,
    MatrixFile file,
    RunFolder folder,
    RunOptions options,
    LiveBaseline baseline,
    RunEvents events,
    Clock clock) {
  /** The context of a run of a project, by this host's clock. */
  static RunContext of(
      Engine engine,
      Project project,
      RunFolder folder,
      RunOptions options,
      Masker masker,
      RunEvents events) {
    LiveBaseline baseline = new LiveBaseline(options.known(), masker);
    return new RunContext(
        engine,
        project.catalog(),
        project.file(),
        folder,
        options,
        baseline,
        baseline.marking(events),
        Clock.systemUTC());
  }
}
