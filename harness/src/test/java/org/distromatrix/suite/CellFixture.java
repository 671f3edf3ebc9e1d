package org.distromatrix.suite;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.build.CellImage;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.BootSettings;
import org.distromatrix.config.CheckLevel;
import org.distromatrix.config.Checks;
import org.distromatrix.config.JournalCheck;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.TestDistros;
import org.distromatrix.event.Masker;
import org.distromatrix.event.RunEvent;
import org.distromatrix.guest.GuestLauncher;
import org.distromatrix.image.Layer;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.CellId;
import org.distromatrix.report.model.TestResult;

/** One cell whose suites are run, and what was heard of them. */
final class CellFixture {
  final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
  final Path folder;
  private final GuestLauncher launcher;
  private final GuestPaths paths;
  private final List<Layer> layers;
  private AfterFailure afterFailure = AfterFailure.nothing();
  private SuiteLimits limits = SuiteLimits.DEFAULT;
  private SuiteFilter filter = SuiteFilter.all();
  private Checks checks =
      new Checks(
          CheckLevel.IGNORE, CheckLevel.IGNORE, new JournalCheck(CheckLevel.IGNORE, List.of()));
  private int repeat = 1;
  private HostTests hostTests = run -> {};

  CellFixture(Path folder, GuestLauncher launcher, GuestPaths paths, List<Layer> layers) {
    this.folder = folder;
    this.launcher = launcher;
    this.paths = paths;
    this.layers = layers;
  }

  CellFixture limits(SuiteLimits newLimits) {
    limits = newLimits;
    return this;
  }

  CellFixture only(SuiteFilter newFilter) {
    filter = newFilter;
    return this;
  }

  CellFixture repeated(int times) {
    repeat = times;
    return this;
  }

  CellFixture onHost(HostTests tests) {
    hostTests = tests;
    return this;
  }

  CellFixture checking(Checks newChecks) {
    checks = newChecks;
    return this;
  }

  CellFixture afterFailure(AfterFailure newAfterFailure) {
    afterFailure = newAfterFailure;
    return this;
  }

  CellOutcome run(SuiteFixture... suites) {
    var settings = Arrays.stream(suites).map(SuiteFixture::settings).toList();
    var run =
        new SuiteRun(
            cell(),
            new CellImage("key", TestDistros.debian13(), layers, Optional.empty(), List.of()),
            BootSettings.DEFAULT,
            false,
            settings,
            checks,
            filter,
            new CellFolder(folder, "cell"),
            Map.of("PROJECT", "tally"),
            new HostSide(
                folder,
                ProfileCatalog.standard(LocalDate.EPOCH),
                Masker.of(List.of("s3cret")),
                () -> hostTests),
            limits,
            repeat);
    return new CellSuites(launcher, events::add, Clock.systemUTC(), afterFailure, paths).run(run);
  }

  /** Each test as {@code suite/name: outcome, outcome}, attempt by attempt. */
  static List<String> lines(CellOutcome outcome) {
    return outcome.tests().stream().map(CellFixture::line).toList();
  }

  private static String line(TestResult test) {
    var outcomes = test.attempts().stream().map(attempt -> attempt.outcome().toString()).toList();
    return test.suite() + "/" + test.name() + ": " + String.join(", ", outcomes);
  }

  List<String> warnings() {
    return List.copyOf(events).stream()
        .filter(RunEvent.Warning.class::isInstance)
        .map(event -> ((RunEvent.Warning) event).message())
        .toList();
  }

  private static Cell cell() {
    return new Cell(
        new CellId("debian:13/nspawn/CC=gcc"),
        TestDistros.debian13(),
        BootKind.NSPAWN,
        Map.of("CC", "gcc"),
        Map.of("CC", "gcc"),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
