package org.distromatrix.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks with qemu: one JSON object a line, a greeting first, then answers to our commands in their
 * order, and events in between (qemu's documentation, interop/qmp-spec). Commands are given one at
 * a time.
 */
final class Qmp {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final SocketChannel channel;
  private final Writer writer;
  private final BlockingQueue<Optional<JsonNode>> answers = new LinkedBlockingQueue<>();
  private final Consumer<JsonNode> events;

  private Qmp(SocketChannel channel, Consumer<JsonNode> events) {
    this.channel = channel;
    this.writer = Channels.newWriter(channel, StandardCharsets.UTF_8);
    this.events = events;
  }

  /**
   * Takes up the talk.
   *
   * @param events gets them as they come, on a thread of ours
   */
  static Qmp over(SocketChannel channel, Consumer<JsonNode> events, Duration limit)
      throws QmpFailure {
    var qmp = new Qmp(channel, events);
    var thread = new Thread(qmp::read, "qmp");
    thread.setDaemon(true);
    thread.start();
    qmp.answer("its greeting", limit);
    qmp.execute("qmp_capabilities", Map.of(), limit);
    return qmp;
  }

  /**
   * Gives a command and returns its answer.
   *
   * @throws QmpFailure with qemu's own words if it refuses; if it is gone or silent
   */
  synchronized JsonNode execute(String command, Map<String, ?> arguments, Duration limit)
      throws QmpFailure {
    try {
      write(command, arguments);
    } catch (IOException e) {
      throw new QmpFailure(command + ": " + e.getMessage(), e);
    }
    JsonNode answer = answer(command, limit);
    if (answer.has("error")) {
      throw new QmpFailure(command + ": " + answer.get("error").path("desc").asString());
    }
    return answer.path("return");
  }

  /** Gives a last command; nobody waits for what qemu says to it. */
  void tell(String command) {
    try {
      write(command, Map.of());
    } catch (IOException e) {
      // it has ended already, which was the command's purpose
    }
  }

  private void write(String command, Map<String, ?> arguments) throws IOException {
    synchronized (writer) {
      writer.write(JSON.writeValueAsString(Map.of("execute", command, "arguments", arguments)));
      writer.write('\n');
      writer.flush();
    }
  }

  private JsonNode answer(String command, Duration limit) throws QmpFailure {
    try {
      Optional<JsonNode> answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (answer == null) {
        throw new QmpFailure(command + ": no answer within " + limit.toSeconds() + " s");
      }
      if (answer.isEmpty()) {
        answers.add(answer); // for whoever asks next
        throw new QmpFailure(command + ": qemu has ended");
      }
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QmpFailure(command + ": interrupted", e);
    }
  }

  private void read() {
    try (var reader = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode message = JSON.readTree(line);
        if (message.has("event")) {
          events.accept(message);
        } else {
          answers.add(Optional.of(message));
        }
      }
    } catch (IOException | JacksonException e) {
      // closed, or torn: nothing more comes, which the end below says
    }
    answers.add(Optional.empty());
  }
}
