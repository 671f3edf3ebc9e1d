package org.distromatrix.guest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.distromatrix.remote.ConnectionLost;
import org.distromatrix.remote.RemoteProgram;
import org.distromatrix.remote.SshConnection;
import org.jspecify.annotations.Nullable;

/**
 * Our helper in the guest, {@code matrix-control}, which ends what programs leave behind and
 * answers small questions. It lives as long as the connection, so that this costs a program
 * nothing.
 */
final class GuestControl {
  static final String PROGRAM = "/usr/lib/matrix/bin/matrix-control";

  /** It answers at once, but a guest may be so loaded that little else gets its turn. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private static final String LEFT = "left ";

  private final SshConnection connection;
  private RemoteProgram program;
  private BlockingQueue<Optional<String>> lines;
  private @Nullable String bootId;

  /** Starts the helper; whoever asks it first waits until it is there. */
  GuestControl(SshConnection connection) {
    this.connection = connection;
    this.program = connection.start("exec " + PROGRAM, Optional.empty());
    this.lines = read(program);
  }

  /**
   * The boot in which this connection was made.
   *
   * @throws ConnectionLost if the guest does not answer
   */
  synchronized String bootId() {
    if (bootId == null) {
      bootId = greeting();
    }
    return bootId;
  }

  /** After the end of a program: ends and names what it left behind. */
  List<String> end(String id) {
    return left("end " + id);
  }

  /** Ends a program and everything it started, and names it all. */
  List<String> kill(String id) {
    return left("kill " + id);
  }

  /** Whether there is anything in a folder. */
  boolean holdsAnything(String folder) {
    return ask("holds " + folder).contains("some");
  }

  private List<String> left(String request) {
    return ask(request).stream()
        .map(line -> line.startsWith(LEFT) ? line.substring(LEFT.length()).strip() : line)
        .toList();
  }

  private synchronized List<String> ask(String request) {
    bootId();
    if (program.ended().isDone()) {
      // a test may kill every shell it sees
      program = connection.start("exec " + PROGRAM, Optional.empty());
      lines = read(program);
      greeting();
    }
    send(request + "\n");
    var lines = new ArrayList<String>();
    for (String line = answer(); !line.equals("done"); line = answer()) {
      lines.add(line);
    }
    return List.copyOf(lines);
  }

  private String greeting() {
    String[] words = answer().split(" ", 2);
    if (words.length != 2 || !words[0].equals("boot")) {
      throw new ConnectionLost("the guest does not answer as ours", new IOException(words[0]));
    }
    return words[1];
  }

  private void send(String line) {
    try {
      OutputStream stdin = program.stdin();
      stdin.write(line.getBytes(StandardCharsets.UTF_8));
      stdin.flush();
    } catch (IOException e) {
      throw new ConnectionLost("the SSH connection ended", e);
    }
  }

  private String answer() {
    try {
      Optional<String> line = lines.poll(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (line == null || line.isEmpty()) {
        String why = line == null ? "silent for " + ANSWER_LIMIT.toSeconds() + " s" : "ended";
        throw new ConnectionLost("the guest does not answer", new IOException(why));
      }
      return line.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionLost("interrupted while waiting for the guest", e);
    }
  }

  private static BlockingQueue<Optional<String>> read(RemoteProgram program) {
    var lines = new LinkedBlockingQueue<Optional<String>>();
    var thread = new Thread(() -> readAll(program, lines), "guest-control");
    thread.setDaemon(true);
    thread.start();
    return lines;
  }

  private static void readAll(RemoteProgram program, BlockingQueue<Optional<String>> lines) {
    try (var reader =
        new BufferedReader(new InputStreamReader(program.stdout(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(Optional.of(line.replaceAll("\\p{Cntrl}", "?")));
      }
    } catch (IOException e) {
      // the end of the lines says as much
    }
    lines.add(Optional.empty());
  }
}
