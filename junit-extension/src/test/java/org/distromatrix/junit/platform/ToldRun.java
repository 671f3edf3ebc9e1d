package org.distromatrix.junit.platform;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.distromatrix.command.OutputSink;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.Isolation;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.CellId;
import org.distromatrix.plan.Glob;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.suite.GuestWish;
import org.distromatrix.suite.HostRun;

/** A run without guests, and what it was told. */
final class ToldRun implements HostRun {
  final List<String> ended = new CopyOnWriteArrayList<>();
  final Map<String, String> details = new LinkedHashMap<>();
  final List<String> ids = new CopyOnWriteArrayList<>();
  final CountDownLatch begun = new CountDownLatch(1);
  private final List<Runnable> onStop = new CopyOnWriteArrayList<>();
  private final Map<String, ByteArrayOutputStream> logs = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final List<String> select;
  private String wanted = "*";
  private List<String> again = List.of();
  private volatile boolean stopped;

  ToldRun(String... select) {
    this.select = List.of(select);
  }

  ToldRun only(String glob) {
    wanted = glob;
    return this;
  }

  ToldRun again(List<String> uniqueIds) {
    again = uniqueIds;
    return this;
  }

  ToldRun run() {
    new PlatformTests().run(this);
    return this;
  }

  void stop() {
    stopped = true;
    onStop.forEach(Runnable::run);
  }

  String printed(String name) {
    return logs.getOrDefault(name, new ByteArrayOutputStream()).toString(StandardCharsets.UTF_8);
  }

  @Override
  public Cell cell() {
    var debian =
        ProfileCatalog.standard(LocalDate.EPOCH).find(DistroRef.parse("debian:13"), "x86-64");
    return new Cell(
        new CellId("debian:13/nspawn"),
        ((DistroLookup.Found) debian).distro(),
        BootKind.NSPAWN,
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Path project() {
    return Path.of("");
  }

  /** The classes of this module's tests, as if they were a project's. */
  @Override
  public List<Path> classPath() {
    return List.of(location(ToldRun.class), location(Assertions.class));
  }

  static Path location(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  @Override
  public List<String> select() {
    return select;
  }

  @Override
  public Isolation isolation() {
    return Isolation.CELL;
  }

  @Override
  public List<String> again() {
    return again;
  }

  @Override
  public String name(String id, String name) {
    return names.computeIfAbsent(id, i -> names.containsValue(name) ? name + " (2)" : name);
  }

  @Override
  public boolean wants(String name) {
    return new Glob(wanted).matches(name);
  }

  @Override
  public boolean selects(List<String> patterns) {
    return patterns.contains("debian:13");
  }

  @Override
  public void passOver() {}

  @Override
  public Guest guest(GuestWish wish) {
    throw new UnsupportedOperationException("there is no guest");
  }

  @Override
  public GuestCommand asTest(GuestCommand command) {
    return command;
  }

  @Override
  public Duration limit(Duration limit) {
    return limit;
  }

  @Override
  public String masked(String text) {
    return text;
  }

  @Override
  public OutputSink log(String name) {
    return (buffer, length) ->
        logs.computeIfAbsent(name, n -> new ByteArrayOutputStream()).write(buffer, 0, length);
  }

  @Override
  public void started(String name) {
    begun.countDown();
  }

  @Override
  public void ended(String id, String name, Outcome outcome, Duration took, String text) {
    ended.add(name + ": " + words(outcome));
    details.put(name, text);
    ids.add(id);
  }

  private static String words(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return failed.kind().word() + ": " + failed.message();
    }
    return outcome instanceof Outcome.Skipped skipped ? "skipped: " + skipped.reason() : "passed";
  }

  @Override
  public void onStop(Runnable action) {
    onStop.add(action);
  }

  @Override
  public boolean stopped() {
    return stopped;
  }
}
