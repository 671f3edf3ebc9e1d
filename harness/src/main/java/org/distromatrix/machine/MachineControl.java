package org.distromatrix.machine;

import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distromatrix.command.RunningCommand;
import tools.jackson.databind.JsonNode;

/** What we have qemu do, by its own protocol. */
final class MachineControl {
  /** For all that qemu answers at once, on a host where nothing else gets its turn. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Pattern FORWARD =
      Pattern.compile("HOST_FORWARD]\\s+\\d+\\s+127\\.0\\.0\\.1\\s+(\\d+)\\s");

  private static final String COMPLETED = "completed";
  private static final String FAILED = "failed";

  private final Qmp qmp;
  private final RunningCommand process;
  private final Consumer<Boolean> stopped;
  private final CompletableFuture<String> migrated = new CompletableFuture<>();

  /**
   * @param process qemu
   * @param stopped hears when the machine has stopped: true if it wants to reboot
   */
  MachineControl(SocketChannel channel, RunningCommand process, Consumer<Boolean> stopped)
      throws MachineFailure {
    this.process = process;
    this.stopped = stopped;
    try {
      this.qmp = Qmp.over(channel, this::event, LIMIT);
    } catch (QmpFailure e) {
      throw new MachineFailure(words(e), e);
    }
  }

  private void event(JsonNode event) {
    String name = event.path("event").asString();
    if (name.equals("SHUTDOWN") && event.path("data").path("guest").asBoolean()) {
      stopped.accept(event.path("data").path("reason").asString().equals("guest-reset"));
    } else if (name.equals("MIGRATION")) {
      String status = event.path("data").path("status").asString();
      if (status.equals(COMPLETED) || status.equals(FAILED)) {
        migrated.complete(status);
      }
    }
  }

  /** Has qemu end. */
  void end() {
    qmp.tell("quit");
  }

  /** The port of this host's loopback that leads to the machine's SSH server. */
  int sshPort() throws MachineFailure {
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

  /** Halts the machine, writes its devices' state to a file, and ends qemu. */
  void save(Path devices) throws MachineFailure {
    try {
      qmp.execute("stop", Map.of(), LIMIT);
      migrate("migrate", "exec:cat > " + quoted(devices));
      qmp.execute("quit", Map.of(), LIMIT);
      process.ended().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (QmpFailure | ExecutionException | TimeoutException e) {
      throw new MachineFailure("its state cannot be saved: " + words(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineFailure("interrupted", e);
    }
  }

  /**
   * Reads the devices' state from a file and lets the machine go on.
   *
   * @param before done when it is as it was, before it goes on
   */
  void resume(Path devices, Runnable before) throws MachineFailure {
    try {
      migrate("migrate-incoming", "exec:cat " + quoted(devices));
      before.run();
      qmp.execute("cont", Map.of(), LIMIT);
    } catch (QmpFailure e) {
      throw new MachineFailure("its state cannot be resumed: " + words(e), e);
    }
  }

  /** The memory lies in a file that both sides see: only the devices are written and read. */
  private void migrate(String command, String uri) throws QmpFailure {
    List<Map<String, Object>> capabilities =
        List.of(
            Map.of("capability", "x-ignore-shared", "state", true),
            Map.of("capability", "events", "state", true));
    qmp.execute("migrate-set-capabilities", Map.of("capabilities", capabilities), LIMIT);
    qmp.execute(command, Map.of("uri", uri), LIMIT);
    var unusedEnd = process.ended().thenAccept(end -> migrated.complete(Machine.end(end)));
    String status = await(migrated);
    if (!status.equals(COMPLETED)) {
      throw new QmpFailure(status.equals(FAILED) ? "qemu does not take it" : status);
    }
  }

  private static String await(CompletableFuture<String> status) throws QmpFailure {
    try {
      return status.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
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

  private static String words(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
