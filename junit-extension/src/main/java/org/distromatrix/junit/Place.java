package org.distromatrix.junit;

import java.time.Duration;
import org.distromatrix.guest.GuestCommand;

/** What a run knows of the place that its tests' commands are run in. */
interface Place {
  /** A command in the folder and the environment that tests have. */
  GuestCommand asTest(GuestCommand command);

  /** A time limit, longer where the machine is emulated. */
  Duration limit(Duration limit);
}
