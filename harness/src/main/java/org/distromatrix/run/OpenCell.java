package org.distromatrix.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.distromatrix.build.CellImage;
import org.distromatrix.event.RunEvent;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.FolderNames;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.jspecify.annotations.Nullable;

/** A cell of a run whose tests are somebody else's. Any thread may use it. */
public final class OpenCell {
  private final RunContext run;
  private final Cell cell;
  private final String folderName;
  private final CellGuests guests;
  private final FolderNames suites = new FolderNames();
  private final Map<String, FolderNames> logs = new ConcurrentHashMap<>();
  private volatile boolean failed;
  private volatile @Nullable CellImage image;

  private OpenCell(RunContext run, CellStages stages, Cell cell, String folderName) {
    this.run = run;
    this.cell = cell;
    this.folderName = folderName;
    this.guests = new CellGuests(run, stages, cell, run.folder().cell(folderName));
  }

  static OpenCell plan(RunContext run, CellStages stages, Cell cell, String folderName) {
    run.events().emit(RunEvent.CellPlanned.of(cell, folderName));
    return new OpenCell(run, stages, cell, folderName);
  }

  String id() {
    return cell.id().text();
  }

  /**
   * Boots a fresh guest; makes what it is made of first, if nobody asked for that before.
   *
   * @param network whether it has a network beyond loopback
   * @param coldBoot whether it has to boot, where it could go on from a saved state
   * @throws MatrixException if it cannot be had; the run's results say so, too
   */
  public Guest boot(boolean network, boolean coldBoot) {
    try {
      image = guests.image();
      return guests.boot(network, coldBoot);
    } catch (MatrixException e) {
      fail(e);
      throw e;
    }
  }

  private void fail(MatrixException e) {
    failed = true;
    run.events().emit(new RunEvent.CellFailed(id(), Problem.of(e, guests.phase(), run.folder())));
  }

  /** A command in the place and the environment that a test of a suite would have. */
  public GuestCommand asTest(GuestCommand command) {
    return guests.asTest(command);
  }

  /** The file for what a test prints; its folder is there. */
  public Path log(String suite, String test) {
    FolderNames tests = logs.computeIfAbsent(suite, name -> new FolderNames());
    Path folder = run.folder().cell(folderName + "/suites/" + suites.of(suite));
    return folder.resolve(tests.of(test) + ".log");
  }

  /** A test begins. */
  public void started(String suite, String test) {
    run.events().emit(new RunEvent.TestStarted(id(), suite, test, 1));
  }

  /**
   * A test has ended.
   *
   * @param log what it printed, from {@link #log}; empty: nothing
   */
  public void ended(String suite, String test, Outcome outcome, Duration took, Optional<Path> log) {
    failed |= outcome.isFailure();
    run.events()
        .emit(
            new RunEvent.TestEnded(
                id(),
                suite,
                test,
                1,
                true,
                outcome,
                took,
                log.map(run.folder()::relative).orElse(""),
                log.filter(file -> outcome.isFailure()).map(LogTail::of).orElse("")));
  }

  /** Nothing more will come of it. */
  void end() {
    run.events()
        .emit(
            new RunEvent.CellEnded(
                id(), failed, failed && cell.allowedFailure().isPresent(), Duration.ZERO));
  }

  /** What events told of it, with what it was made of. */
  CellResult completed(CellResult told) {
    CellImage made = image;
    if (made == null) {
      return told;
    }
    Map<String, String> facts = new LinkedHashMap<>(told.facts());
    facts.put("image", made.key());
    return new CellResult(
        told.id(),
        told.folder(),
        told.distro(),
        told.release(),
        told.architecture(),
        told.boot(),
        told.axes(),
        told.allowedFailure(),
        told.phases(),
        told.tests(),
        told.checks(),
        told.problem(),
        made.packages(),
        facts,
        told.artifacts());
  }
}
