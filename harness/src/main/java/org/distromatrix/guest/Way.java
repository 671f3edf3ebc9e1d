package org.distromatrix.guest;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.remote.ConnectionLost;
import org.distromatrix.remote.ExitReport;
import org.distromatrix.remote.PortForward;
import org.distromatrix.remote.RemoteProgram;
import org.distromatrix.remote.RemoteTerminal;
import org.distromatrix.remote.ShellLine;
import org.distromatrix.remote.SshConnection;

/**
 * The way into one boot of a guest: a connection, and our helper at its other end. All methods
 * throw {@link ConnectionLost} when it is gone.
 */
final class Way implements AutoCloseable {
  private static final String EXEC = "/usr/lib/matrix/bin/matrix-exec";

  /** A killed program is gone at once, unless the kernel itself hangs. */
  private static final Duration KILL_LIMIT = Duration.ofSeconds(30);

  private final SshConnection connection;
  private final GuestControl control;
  private final AtomicInteger programs = new AtomicInteger();

  Way(SshConnection connection) {
    this.connection = connection;
    this.control = new GuestControl(connection);
  }

  String bootId() {
    return control.bootId();
  }

  SshConnection connection() {
    return connection;
  }

  /** See {@link Guest#forward}. */
  PortForward forward(int port) {
    try {
      return connection.forward(port);
    } catch (IOException e) {
      throw MatrixException.infrastructure("Cannot open a port of this host: " + e).causedBy(e);
    }
  }

  /** Runs a program to its end; see {@link Guest#exec}. */
  GuestResult exec(GuestCommand command, OutputSink stdout, OutputSink stderr) {
    String id = nextId();
    long start = System.nanoTime();
    try (RemoteProgram program = connection.start(line(id, command), Optional.empty())) {
      closeInput(program);
      var out = StreamPump.start("guest-stdout", program.stdout(), stdout);
      var err = StreamPump.start("guest-stderr", program.stderr(), stderr);
      GuestResult result = await(program, id, command.timeout(), start);
      out.finish();
      err.finish();
      return result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MatrixException.interrupted("Cannot wait for the guest's program: interrupted")
          .causedBy(e);
    }
  }

  /** Starts a program whose streams the caller moves; see {@link Guest#start}. */
  GuestProcess start(GuestCommand command, Optional<TerminalRequest> terminal) {
    String id = nextId();
    Optional<RemoteTerminal> remote =
        terminal.map(t -> new RemoteTerminal(t.type(), t.size().columns(), t.size().rows()));
    return new SshGuestProcess(this, connection.start(line(id, command), remote), id, command);
  }

  /** Waits for a program's end and ends what it left behind. */
  GuestResult await(RemoteProgram program, String id, Duration timeout, long start)
      throws InterruptedException {
    try {
      ExitReport report = program.ended().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      var took = Duration.ofNanos(System.nanoTime() - start);
      return new GuestResult(report.status(), report.signal(), false, control.end(id), took);
    } catch (TimeoutException e) {
      return killed(program, id, start);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ConnectionLost lost ? lost : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.interrupted();
      control.kill(id);
      throw e;
    }
  }

  /** Whether there is anything in a folder; see {@link Guest#holdsAnything}. */
  boolean holdsAnything(String folder) {
    return control.holdsAnything(folder);
  }

  List<String> kill(String id) {
    return control.kill(id);
  }

  private GuestResult killed(RemoteProgram program, String id, long start)
      throws InterruptedException {
    List<String> left = control.kill(id);
    try {
      program.ended().get(KILL_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new ConnectionLost("a killed program does not end", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ConnectionLost lost ? lost : new IllegalStateException(e);
    }
    var took = Duration.ofNanos(System.nanoTime() - start);
    return new GuestResult(Optional.empty(), Optional.of("KILL"), true, left, took);
  }

  private String nextId() {
    return "program-" + programs.incrementAndGet();
  }

  private static String line(String id, GuestCommand command) {
    var words = new ArrayList<String>();
    words.add(EXEC);
    words.addAll(List.of(id, command.user(), command.directory().orElse("")));
    command.environment().forEach((name, value) -> words.add(name + "=" + value));
    words.addAll(command.argv());
    return "exec " + ShellLine.of(words);
  }

  private static void closeInput(RemoteProgram program) {
    try {
      program.stdin().close();
    } catch (IOException e) {
      // it has ended already, or the connection has: its end tells which
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
