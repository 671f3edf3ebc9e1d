package org.distromatrix.junit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.distromatrix.config.Isolation;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.Capability;
import org.distromatrix.guest.ExposedService;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestResult;
import org.distromatrix.remote.PortForward;

/**
 * The booted system that a test runs in: the distribution with the project installed. Programs run
 * as root in the project's source, as tests of matrix.yaml do, and what they print is kept in the
 * test's log. It may be used until the test, or the class that it was given to, has ended.
 */
public final class Guest implements AutoCloseable {
  private static final Duration REBOOT_LIMIT = Duration.ofMinutes(10);

  private final org.distromatrix.guest.Guest guest;
  private final Place place;
  private final ExecLog log;
  private final Demand demand;
  private final String cell;
  private final String owner;
  private final LentServices lent = new LentServices();
  private volatile boolean closed;

  /**
   * @param place where it lives: knows the environment of a test, and how slow the machine is
   * @param demand what its class wanted
   * @param owner whom it was given to, for messages
   */
  Guest(
      org.distromatrix.guest.Guest guest,
      Place place,
      ExecLog log,
      Demand demand,
      String cell,
      String owner) {
    this.guest = guest;
    this.place = place;
    this.log = log;
    this.demand = demand;
    this.cell = cell;
    this.owner = owner;
  }

  private org.distromatrix.guest.Guest guest() {
    if (closed) {
      throw new IllegalStateException(
          "The guest of %s on %s was used after the end of it: take one in each test that needs it"
              .formatted(owner, cell));
    }
    return guest;
  }

  /**
   * Runs a program to its end, whatever its status is.
   *
   * @param argv program and arguments, as they are: no shell reads them
   * @throws org.distromatrix.guest.GuestLost if the guest or the way to it is gone
   */
  public ExecResult exec(String... argv) {
    return exec(GuestCommand.of(argv));
  }

  /** Runs a line of the guest's POSIX shell, as {@link #exec(String...)}. */
  public ExecResult shell(String line) {
    return exec(GuestCommand.shell(line));
  }

  /**
   * The command with the limit of the annotation, where it has none of its own; more of it where
   * the machine is emulated.
   */
  private GuestCommand limited(GuestCommand command) {
    Duration own = command.timeout();
    Duration limit = own.equals(GuestCommand.DEFAULT_TIMEOUT) ? demand.timeout().orElse(own) : own;
    return command.within(place.limit().apply(limit));
  }

  /** Runs a command with an environment, a folder, a user or a time limit of its own. */
  public ExecResult exec(GuestCommand command) {
    org.distromatrix.guest.Guest current = guest();
    log.line("$ " + String.join(" ", command.argv()));
    var stdout = new CapturedText(log);
    var stderr = new CapturedText(log);
    GuestResult result = current.exec(place.asTest().apply(limited(command)), stdout, stderr);
    ExecResult all = ExecResult.of(cell, command, result, stdout.text(), stderr.text());
    log.line("[%s, %d ms]".formatted(all.end(), all.took().toMillis()));
    return all;
  }

  /** Its files. */
  public GuestFiles files() {
    return new GuestFiles(this::guest, this);
  }

  /** Its systemd units. */
  public GuestServices services() {
    return new GuestServices(this);
  }

  /** What is installed in it. */
  public GuestPackages packages() {
    return new GuestPackages(this);
  }

  /** What its services and its kernel logged. */
  public GuestJournal journal() {
    return new GuestJournal(this);
  }

  /**
   * Reboots, and returns when it is ready again.
   *
   * @throws MatrixFailure if the guest is shared with other classes
   */
  public void reboot() {
    if (demand.isolation() == Isolation.CELL) {
      throw new MatrixFailure(
          MatrixException.usage(
                  "Cannot reboot the guest of %s on %s: other classes share it"
                      .formatted(owner, cell))
              .withHint(
                  demand.annotation()
                      + "(isolation = SUITE) gives the class its own, TEST each test"));
    }
    guest().reboot(place.limit().apply(REBOOT_LIMIT));
  }

  /**
   * Leads a port of this host's loopback to one of the guest's, so that a client here can talk to a
   * service there; until it is closed, or the guest reboots.
   *
   * @param port where something listens in the guest
   */
  public PortForward forward(int port) {
    return guest().forward(port);
  }

  /**
   * Lets programs in the guest reach a server by name, whatever network the guest has: a container
   * of Testcontainers, or anything else that this host can reach. It goes on over reboots of the
   * guest, until what is returned is closed or the test ends, or the class, if that was given the
   * guest.
   *
   * <pre>
   * guest.expose("db", 5432, postgres.getHost(), postgres.getMappedPort(5432));
   * </pre>
   *
   * @param name host name in the guest; each has an address to itself, so that two services may
   *     have one port
   * @param port of that name
   * @param host where the server is, as this host knows it
   * @param hostPort where it listens; it may start later: who comes before is hung up on
   * @throws MatrixFailure if there can be no such service, or the guest has it already
   */
  public ExposedService expose(String name, int port, String host, int hostPort) {
    try {
      ExposedService service = lent.add(guest().expose(name, port, host, hostPort));
      log.line("[exposed: %s from %s]".formatted(service.address(), service.hostAddress()));
      return service;
    } catch (MatrixException e) {
      throw new MatrixFailure(e);
    }
  }

  /** The kernel's random id of this boot: another one after each reboot. */
  public String bootId() {
    return guest().bootId();
  }

  /** What came over its console so far. */
  public Path consoleLog() {
    return guest.consoleLog();
  }

  /** What it can do that not all guests can: {@code VM}, {@code NETWORK}, ... */
  public Set<Capability> capabilities() {
    return guest().capabilities();
  }

  /** The log of what was run; empty if nothing was. Nothing is added to it from now on. */
  Optional<Path> finishLog() {
    lent.troubles().forEach(trouble -> log.line("[" + trouble + "]"));
    return log.finish();
  }

  /** JUnit calls this at the end of the test or class; the system itself may live on. */
  @Override
  public void close() {
    closed = true;
    finishLog();
    lent.withdraw();
  }

  @Override
  public String toString() {
    return "guest " + cell;
  }
}
