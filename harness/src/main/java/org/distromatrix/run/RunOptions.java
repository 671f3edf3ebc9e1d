package org.distromatrix.run;

import java.time.Duration;
import java.util.Optional;
import org.distromatrix.report.compare.KnownFailures;

/**
 * How a run is made, whatever its cells are.
 *
 * @param jobs how many cells run side by side; at least 1
 * @param failFast start no further cell once a failure counts
 * @param repeat how often every suite is run
 * @param refresh make images anew from the mirrors' state of now
 * @param rebuild run build scripts even if their result is cached
 * @param buildOnly stop after the build
 * @param coldBoot boot every machine, where it could go on from a saved state
 * @param timeoutFactor what every time limit is multiplied with
 * @param timeout limit of the whole run; empty: none
 * @param known failures of an earlier run, which do not count in this one
 */
public record RunOptions(
    int jobs,
    boolean failFast,
    int repeat,
    boolean refresh,
    boolean rebuild,
    boolean buildOnly,
    boolean coldBoot,
    double timeoutFactor,
    Optional<Duration> timeout,
    Optional<KnownFailures> known) {
  public RunOptions {
    if (jobs < 1 || repeat < 1 || timeoutFactor <= 0) {
      throw new IllegalArgumentException("jobs, repeat and timeout factor have to be positive");
    }
  }

  /** As many cells as the host can hold, everything else as by default. */
  public static RunOptions standard(int jobs) {
    return new RunOptions(
        jobs, false, 1, false, false, false, false, 1, Optional.empty(), Optional.empty());
  }

  Duration scaled(Duration limit) {
    return Duration.ofMillis(Math.round(limit.toMillis() * timeoutFactor));
  }
}
