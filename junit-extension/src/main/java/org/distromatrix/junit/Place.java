package org.distromatrix.junit;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.distromatrix.guest.GuestCommand;

/**
 * What a run knows of the place that its tests' commands are run in.
 *
 * @param asTest puts a command in the folder and the environment that tests have
 * @param limit makes a time limit longer where the machine is emulated
 */
record Place(UnaryOperator<GuestCommand> asTest, UnaryOperator<Duration> limit) {}
