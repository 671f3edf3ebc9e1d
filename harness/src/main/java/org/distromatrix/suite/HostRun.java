package org.distromatrix.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.distromatrix.command.OutputSink;
import org.distromatrix.config.Isolation;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.plan.Cell;
import org.distromatrix.report.model.Outcome;

/**
 * One attempt at the tests of a suite that run on this host, in one cell: what they are, the guests
 * they get, and who is told what came of them. For the thread that the tests were started on, and
 * of no use after their end.
 */
public interface HostRun {
  Cell cell();

  /** The folder of matrix.yaml. */
  Path project();

  /** Folders and jars that the classes come from. */
  List<Path> classPath();

  /** Which classes, as matrix.yaml has it. */
  List<String> select();

  /** How often the suite's tests get a pristine guest; a test may want one more often. */
  Isolation isolation();

  /** Ids of the tests that get another attempt; empty: all of them are run. */
  List<String> again();

  /**
   * What a test is called in results: on one line, and like no other one.
   *
   * @param id the same for each attempt at the test
   * @param wanted the name that it has unless another one has it
   */
  String name(String id, String wanted);

  /** Whether a test is selected. */
  boolean wants(String name);

  /** Whether selection patterns, as on the command line, speak of this cell. */
  boolean selects(List<String> patterns);

  /** Some tests are for other cells: that there are none here is no failure. */
  void passOver();

  /**
   * A guest for who asks; booted if the one that there is will not do, and that one ends.
   *
   * @throws org.distromatrix.failure.MatrixException if it cannot be had
   */
  Guest guest(GuestWish wish);

  /** A command in the place and the environment that tests have. */
  GuestCommand asTest(GuestCommand command);

  /** A time limit as it holds here: longer where the machine is emulated. */
  Duration limit(Duration limit);

  /** Text without declared secrets. */
  String masked(String text);

  /** What a test prints, until its end. */
  OutputSink log(String name);

  /** A test begins. */
  void started(String name);

  /**
   * A test has ended, or what was to hold tests could not.
   *
   * @param details more than the outcome's message, "" if there is none
   */
  void ended(String id, String name, Outcome outcome, Duration took, String details);

  /** What is to be done when the tests have to stop, from another thread. */
  void onStop(Runnable action);

  /** Whether they have to stop: what is not begun will not be. */
  boolean stopped();
}
