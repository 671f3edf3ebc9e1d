package org.distromatrix.suite;

import java.time.Duration;
import org.distromatrix.remote.TransferLimits;

/**
 * Bounds on what the tests of a cell may use.
 *
 * @param boot limit for a boot or a reboot, before the factor
 * @param factor multiplies every time limit: more than 1 where the machine is emulated
 * @param outputBytes how much of a script's output is kept; what is more is cut in the middle
 * @param artifacts bounds on what one script may leave to be collected
 * @param reboots how often one script may reboot its guest
 */
public record SuiteLimits(
    Duration boot, double factor, long outputBytes, TransferLimits artifacts, int reboots) {
  /** What holds unless the user says otherwise. */
  public static final SuiteLimits DEFAULT =
      new SuiteLimits(Duration.ofMinutes(2), 1, 64L << 20, TransferLimits.DEFAULT, 20);

  public SuiteLimits {
    if (factor <= 0 || outputBytes < 1 || reboots < 0) {
      throw new IllegalArgumentException("limits have to be positive");
    }
  }

  /** A limit as it holds on this machine. */
  Duration scaled(Duration limit) {
    return Duration.ofMillis(Math.round(limit.toMillis() * factor));
  }

  Duration bootLimit() {
    return scaled(boot);
  }
}
