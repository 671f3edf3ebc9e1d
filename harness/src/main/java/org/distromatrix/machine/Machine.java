package org.distromatrix.machine;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;
import org.distromatrix.command.RunningCommand;
import tools.jackson.databind.JsonNode;

/** A virtual machine that runs. Closing it ends it at once. */
public final class Machine implements AutoCloseable {
  /** For all that qemu answers at once, on a host where nothing else gets its turn. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Pattern FORWARD =
      Pattern.compile("HOST_FORWARD]\\s+\\d+\\s+127\\.0\\.0\\.1\\s+(\\d+)\\s");

  private final RunningCommand process;
  private final ConsoleWatch console;
  private final List<AutoCloseable> open;
  private final MachineTalk talk;
  private final Qmp qmp;
  private final CompletableFuture<String> migrated = new CompletableFuture<>();
  private volatile Runnable atReset = () -> {};

  private Machine(
      RunningCommand process,
      ConsoleWatch console,
      SocketChannel control,
      SocketChannel talk,
      MachineGreeting greeting,
      boolean network,
      List<AutoCloseable> open)
      throws QmpFailure {
    this.process = process;
    this.console = console;
    this.open = open;
    this.talk = MachineTalk.over(talk, () -> lines(greeting, network));
    this.qmp = Qmp.over(control, this::event, LIMIT);
  }

  /** Starts qemu and returns when it can be spoken to; a resumed machine does not run yet. */
  static Machine start(
      Commands commands,
      MachineHome home,
      MachineSpec spec,
      List<String> argv,
      MachineRequest request)
      throws MachineFailure {
    var console = new ConsoleWatch();
    try {
      Listener control = Listener.at(spec.sockets().control());
      Listener talk = Listener.at(spec.sockets().talk());
      RunningCommand process =
          commands.start(home.supervised().apply(argv).loggedTo(request.consoleLog()), console);
      try {
        return new Machine(
            process,
            console,
            connected(control, process),
            connected(talk, process),
            request.greeting(),
            spec.network(),
            List.of(control, talk));
      } catch (MachineFailure | QmpFailure e) {
        process.close();
        control.close();
        talk.close();
        throw e instanceof MachineFailure known ? known : new MachineFailure(words(e), e);
      }
    } catch (IOException e) {
      throw new MachineFailure("cannot listen in " + home.runtime() + ": " + e.getMessage(), e);
    }
  }

  private static List<String> lines(MachineGreeting greeting, boolean network) {
    var lines = new java.util.ArrayList<>(greeting.lines());
    if (network) {
      lines.add("network " + GuestNetwork.NETWORK);
    }
    return lines;
  }

  private static SocketChannel connected(Listener listener, RunningCommand process)
      throws MachineFailure {
    var come = new CompletableFuture<SocketChannel>();
    var unusedCome = listener.accepted().thenAccept(come::complete);
    var unusedEnd =
        process.ended().thenAccept(end -> come.completeExceptionally(new MachineFailure(end(end))));
    try {
      return come.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new MachineFailure("qemu does not come up within " + LIMIT.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof MachineFailure failure
          ? failure
          : new MachineFailure(words(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineFailure("interrupted", e);
    }
  }

  private static String words(Exception e) {
    return String.valueOf(e.getMessage());
  }

  /** How qemu ended, for people. */
  static String end(CommandResult end) {
    return switch (end.status()) {
      case 0 -> "it powered itself off";
      case 137 -> "qemu was killed (by the host, for want of memory?)";
      default -> "qemu ended with status " + end.status() + ": " + end.tail().strip();
    };
  }

  private void event(JsonNode event) {
    String name = event.path("event").asString();
    if (name.equals("RESET")) {
      talk.reset();
      atReset.run();
    } else if (name.equals("MIGRATION")) {
      String status = event.path("data").path("status").asString();
      if (status.equals("completed") || status.equals("failed")) {
        migrated.complete(status);
      }
    }
  }

  /** What is done when the machine is reset: its connections end without a word. */
  public void atReset(Runnable newAtReset) {
    atReset = newAtReset;
  }

  /**
   * The port of this host's loopback that leads to the machine's SSH server.
   *
   * @throws MachineFailure if qemu does not tell
   */
  public int sshPort() throws MachineFailure {
    try {
      JsonNode answer =
          qmp.execute("human-monitor-command", Map.of("command-line", "info usernet"), LIMIT);
      Matcher found = FORWARD.matcher(answer.asString());
      if (!found.find()) {
        throw new MachineFailure("qemu forwards no port: " + answer);
      }
      return Integer.parseInt(found.group(1));
    } catch (QmpFailure e) {
      throw new MachineFailure(words(e), e);
    }
  }

  /** Completes when SSH can be used in the current boot; another one after each reset. */
  public CompletableFuture<Void> entered() {
    return talk.entered();
  }

  /** As {@link #entered}, for the boot after the current one. */
  public CompletableFuture<Void> nextEntered() {
    return talk.nextEntered();
  }

  /** As {@link #nextReady}, for the boot that the machine was started with. */
  public CompletableFuture<String> ready() {
    return talk.ready();
  }

  /**
   * Completes at the end of a boot that is reached from now on, with the state that systemd gives
   * the system: {@code running}, {@code degraded}, {@code maintenance}, ...
   */
  public CompletableFuture<String> nextReady() {
    return talk.nextReady();
  }

  /** Completes with what the machine does not survive, in words: a panic, no root file system. */
  public CompletableFuture<String> trouble() {
    return console.trouble();
  }

  /** Processes that its kernel ended for want of memory, in their order. */
  public List<String> outOfMemory() {
    return console.outOfMemory();
  }

  /** Completes with its end, in words. */
  public CompletableFuture<String> ended() {
    return process.ended().thenApply(Machine::end);
  }

  /** Waits for the end of the first boot. */
  void awaitReady(Duration limit) throws MachineFailure {
    var booted = new CompletableFuture<Void>();
    var unusedReady = ready().thenAccept(state -> booted.complete(null));
    var unusedTrouble = trouble().thenAccept(why -> fail(booted, why));
    var unusedEnd = ended().thenAccept(why -> fail(booted, why));
    try {
      booted.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new MachineFailure("not ready within " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof MachineFailure failure
          ? failure
          : new MachineFailure(words(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineFailure("interrupted", e);
    }
  }

  private static void fail(CompletableFuture<Void> booted, String why) {
    booted.completeExceptionally(new MachineFailure(why));
  }

  /** Halts it and writes its devices' state to a file; its memory must be kept in one already. */
  void save(Path devices) throws MachineFailure {
    try {
      qmp.execute("stop", Map.of(), LIMIT);
      prepareMigration();
      qmp.execute("migrate", Map.of("uri", "exec:cat > " + quoted(devices)), LIMIT);
      awaitMigration();
      qmp.execute("quit", Map.of(), LIMIT);
      process.ended().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (QmpFailure | ExecutionException | TimeoutException e) {
      throw new MachineFailure("its state cannot be saved: " + words(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineFailure("interrupted", e);
    }
  }

  /** Reads its devices' state from a file and lets it go on. */
  void resume(Path devices) throws MachineFailure {
    try {
      prepareMigration();
      qmp.execute("migrate-incoming", Map.of("uri", "exec:cat " + quoted(devices)), LIMIT);
      awaitMigration();
      talk.greet();
      qmp.execute("cont", Map.of(), LIMIT);
    } catch (QmpFailure e) {
      throw new MachineFailure("its state cannot be resumed: " + words(e), e);
    }
  }

  /** The memory lies in a file that both sides see: only the devices are written and read. */
  private void prepareMigration() throws QmpFailure {
    List<Map<String, Object>> capabilities =
        List.of(
            Map.of("capability", "x-ignore-shared", "state", true),
            Map.of("capability", "events", "state", true));
    qmp.execute("migrate-set-capabilities", Map.of("capabilities", capabilities), LIMIT);
  }

  private void awaitMigration() throws QmpFailure, MachineFailure {
    try {
      var unusedEnd = process.ended().thenAccept(end -> migrated.complete(end(end)));
      String status = migrated.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (!status.equals("completed")) {
        throw new MachineFailure(status.equals("failed") ? "qemu refuses it" : status);
      }
    } catch (TimeoutException | ExecutionException e) {
      throw new QmpFailure("no end within " + LIMIT.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QmpFailure("interrupted", e);
    }
  }

  /** For the shell that qemu starts. */
  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  /** Ends it at once; nothing in it is worth an orderly end. */
  @Override
  public void close() {
    process.close();
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException("cannot close a socket of ours", e);
      }
    }
  }
}
