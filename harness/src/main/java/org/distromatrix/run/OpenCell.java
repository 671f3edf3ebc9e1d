package org.distromatrix.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.distromatrix.build.CellImage;
import org.distromatrix.event.Masker;
import org.distromatrix.event.RunEvent;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.plan.AllowedFailure;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.FolderNames;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.packages.PackagesFile;
import org.distromatrix.suite.CellFolder;
import org.jspecify.annotations.Nullable;

/** A cell of a run whose tests are somebody else's. Any thread may use it. */
public final class OpenCell {
  private final RunContext run;
  private final Cell cell;
  private final String folderName;
  private final CellGuests guests;
  private final FolderNames suites = new FolderNames();
  private final Map<String, FolderNames> logs = new ConcurrentHashMap<>();
  private final Masker masker;
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
  private final OpenGuests live;
  private volatile boolean failed;
  private volatile @Nullable CellImage image;

  OpenCell(RunContext run, CellStages stages, Cell cell, String folderName, Masker masker) {
    this.run = run;
    this.cell = cell;
    this.folderName = folderName;
    this.masker = masker;
    this.guests = new CellGuests(run, stages, cell, run.folder().cell(folderName));
    this.live = new OpenGuests(run, guests, new CellFolder(run.folder().path(), folderName));
  }

  String id() {
    return cell.id().text();
  }

  /** Whether failures in it do not count; why, for whoever reads the report. */
  public Optional<String> allowedFailure() {
    return cell.allowedFailure().map(AllowedFailure::reason);
  }

  /**
   * Boots a fresh guest; makes what it is made of first, if nobody asked for that before.
   *
   * @param network whether it has a network beyond loopback
   * @param coldBoot whether it has to boot, where it could go on from a saved state
   * @return the guest, which is ended by {@link #end(Guest)}
   * @throws MatrixException if it cannot be had; the run's results say so, too
   */
  public Guest boot(boolean network, boolean coldBoot) {
    try {
      note(guests.image());
      return live.boot(network, coldBoot);
    } catch (MatrixException e) {
      if (e.fault() != Fault.UNAVAILABLE) {
        fail(e);
      }
      throw e;
    }
  }

  private synchronized void note(CellImage made) {
    if (image == null) {
      image = made;
      try {
        PackagesFile.write(made.packages(), run.folder().cell(folderName).resolve("packages.txt"));
      } catch (IOException e) {
        throw MatrixException.infrastructure("Cannot write the packages of " + id() + ": " + e)
            .causedBy(e);
      }
    }
  }

  /**
   * Ends a guest, after a last look at it: its journal, and the checks of matrix.yaml.
   *
   * @return what a check that can fail a cell found
   */
  public List<String> end(Guest guest) {
    List<String> found = live.end(guest);
    if (!found.isEmpty()) {
      failed = true;
    }
    return found;
  }

  /** A time limit, longer where the cell's machines are emulated. Makes its image first. */
  public Duration limit(Duration limit) {
    return guests.scaled(limit);
  }

  private void fail(MatrixException e) {
    failed = true;
    run.events().emit(new RunEvent.CellFailed(id(), Problem.of(e, guests.phase(), run.folder())));
  }

  /** A command in the place and the environment that a test of a suite would have. */
  public GuestCommand asTest(GuestCommand command) {
    return guests.asTest(command);
  }

  /** Text without declared secrets. */
  public String masked(String text) {
    return masker.mask(text);
  }

  /** The file for what the current attempt of a test prints; its folder is there. */
  public Path log(String suite, String test) {
    FolderNames tests = logs.computeIfAbsent(suite, name -> new FolderNames());
    Path folder = run.folder().cell(folderName + "/suites/" + suites.of(suite));
    int attempt = attempt(suite, test);
    return folder.resolve(tests.of(test) + (attempt > 1 ? "." + attempt : "") + ".log");
  }

  /** A test begins; the same one again is another attempt. */
  public void started(String suite, String test) {
    int attempt = attempts.merge(suite + "/" + test, 1, Integer::sum);
    run.events().emit(new RunEvent.TestStarted(id(), suite, test, attempt));
  }

  private int attempt(String suite, String test) {
    return attempts.getOrDefault(suite + "/" + test, 1);
  }

  /**
   * A test has ended.
   *
   * @param log what it printed, from {@link #log}; empty: nothing
   */
  public void ended(String suite, String test, Outcome outcome, Duration took, Optional<Path> log) {
    if (outcome.isFailure()) {
      failed = true;
    }
    run.events()
        .emit(
            new RunEvent.TestEnded(
                id(),
                suite,
                test,
                attempt(suite, test),
                true,
                outcome,
                took,
                log.map(run.folder()::relative).orElse(""),
                log.filter(file -> outcome.isFailure()).map(LogTail::of).orElse("")));
  }

  boolean failed() {
    return failed;
  }

  /** Whether its image was made. */
  boolean isMade() {
    return image != null;
  }

  /** The checks over all its guests. */
  List<CheckResult> checks() {
    return isMade() ? live.checks() : List.of();
  }

  /** That nothing more will come of cells of this id. */
  RunEvent ended(boolean anyFailed) {
    return new RunEvent.CellEnded(
        id(), anyFailed, anyFailed && cell.allowedFailure().isPresent(), Duration.ZERO);
  }

  /** What events told of it, with what it was made of. */
  CellResult completed(CellResult told) {
    CellImage made = image;
    if (made == null) {
      return told;
    }
    Map<String, String> facts = new LinkedHashMap<>(told.facts());
    facts.putAll(made.facts());
    facts.putAll(live.facts());
    return told.change().packages(made.packages()).facts(facts).result();
  }
}
