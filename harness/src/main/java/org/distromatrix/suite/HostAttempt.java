package org.distromatrix.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.command.OutputSink;
import org.distromatrix.config.HostClasses;
import org.distromatrix.config.Isolation;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.Selection;
import org.distromatrix.report.model.Outcome;

/**
 * One attempt, as its tests see it. They run on another thread than the cell, which waits for them;
 * once it does no longer, nothing of it can be reached from here.
 */
final class HostAttempt implements HostRun {
  private final CellSession session;
  private final SuiteScope scope;
  private final HostSide host;
  private final HostBook book;
  private final HostGuests guests;
  private final List<String> again;
  private final List<Path> classPath;
  private final List<Runnable> onStop = new ArrayList<>();
  private boolean passedOver;
  private boolean closed;

  /** What running tests came to when they were told to stop; a failure of theirs is no other. */
  private Outcome stopped = Outcome.passed();

  HostAttempt(CellSession session, SuiteScope scope, HostBook book, HostGuests guests) {
    this.session = session;
    this.scope = scope;
    this.host = session.run().host();
    this.book = book;
    this.guests = guests;
    this.again = book.again();
    this.classPath = new ClassPath(host.project(), scope.settings()).files();
  }

  @Override
  public Cell cell() {
    return session.run().cell();
  }

  @Override
  public Path project() {
    return host.project();
  }

  @Override
  public List<Path> classPath() {
    return classPath;
  }

  @Override
  public List<String> select() {
    return scope.settings().classes().map(HostClasses::select).orElse(List.of());
  }

  @Override
  public Isolation isolation() {
    return scope.settings().isolation();
  }

  @Override
  public List<String> again() {
    return again;
  }

  @Override
  public boolean selects(List<String> patterns) {
    return Selection.parse(patterns, host.catalog()).cell(cell().id());
  }

  @Override
  public GuestCommand asTest(GuestCommand command) {
    var all = command.withEnvironment(scope.environment()).withEnvironment(command.environment());
    return command.directory().isPresent() ? all : all.in(scope.place().source());
  }

  @Override
  public Duration limit(Duration limit) {
    return session.run().limits().scaled(limit);
  }

  @Override
  public String masked(String text) {
    return host.masker().mask(text);
  }

  @Override
  public synchronized String name(String id, String wanted) {
    return book.name(id, wanted);
  }

  @Override
  public synchronized boolean wants(String name) {
    return !closed && book.wants(name);
  }

  @Override
  public synchronized void passOver() {
    passedOver = true;
  }

  synchronized boolean passedOver() {
    return passedOver;
  }

  @Override
  public synchronized Guest guest(GuestWish wish) {
    if (closed || stopped()) {
      throw new IllegalStateException("suite " + scope.suite() + " has ended in " + cell().id());
    }
    return guests.guest(wish);
  }

  @Override
  public synchronized OutputSink log(String name) {
    return closed ? OutputSink.none() : book.log(name);
  }

  @Override
  public synchronized void started(String name) {
    if (!closed) {
      book.started(name);
    }
  }

  @Override
  public synchronized void ended(
      String id, String name, Outcome outcome, Duration took, String details) {
    if (!closed) {
      var real = outcome.isFailure() && stopped() ? stopped : outcome;
      guests.failed(book.ended(id, name, real, took, details));
    }
  }

  @Override
  public void onStop(Runnable action) {
    synchronized (onStop) {
      onStop.add(action);
    }
  }

  @Override
  public boolean stopped() {
    synchronized (onStop) {
      return stopped.isFailure();
    }
  }

  /** Tells the tests to stop. A guest may be booting meanwhile, which is not waited for. */
  void stop(Outcome why) {
    List<Runnable> actions;
    synchronized (onStop) {
      stopped = why;
      actions = List.copyOf(onStop);
    }
    actions.forEach(Runnable::run);
  }

  /** Nothing of the cell is reached from here any more. */
  synchronized void close() {
    closed = true;
  }
}
