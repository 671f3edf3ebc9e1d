package org.distromatrix.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The console of a container: all that comes over it goes to a file, and lines that begin with its
 * token are word from {@code matrix-container}.
 */
public final class ContainerConsole implements AutoCloseable {
  /** Longer lines are no word of ours. */
  private static final int LONGEST = 4096;

  private final String token;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private @Nullable OutputStream log;
  private CompletableFuture<Entered> entered = new CompletableFuture<>();
  private CompletableFuture<String> ready = new CompletableFuture<>();

  /**
   * A boot can be entered.
   *
   * @param systemd whether its first process is systemd
   * @param why why it is not, "" if it was not to be
   */
  public record Entered(boolean systemd, String why) {}

  ContainerConsole(String token) {
    this.token = token;
  }

  /** The file that everything is appended to. */
  synchronized void logTo(Path file) {
    try {
      log = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the console's log", e);
    }
  }

  /** Another boot begins: what was said of the one before holds no longer. */
  synchronized void boots() {
    line.reset();
    if (entered.isDone()) {
      entered = new CompletableFuture<>();
    }
    if (ready.isDone()) {
      ready = new CompletableFuture<>();
    }
  }

  /** Completes when the current boot can be entered; exceptionally if it refuses to be one. */
  public synchronized CompletableFuture<Entered> entered() {
    return entered;
  }

  /** As {@link #entered}, of a boot that comes after the one that a future was for. */
  public synchronized CompletableFuture<Entered> enteredAfter(CompletableFuture<Entered> before) {
    if (entered == before) {
      entered = new CompletableFuture<>();
    }
    return entered;
  }

  /** Completes with the state in which a boot has ended, in systemd's word for it. */
  public synchronized CompletableFuture<String> ready() {
    return ready;
  }

  /** As {@link #ready}, of a boot that is still to come. */
  public synchronized CompletableFuture<String> nextReady() {
    if (ready.isDone()) {
      ready = new CompletableFuture<>();
    }
    return ready;
  }

  /** The current boot has ended in this state. */
  synchronized void reached(String state) {
    ready.complete(state);
  }

  synchronized void hear(byte[] bytes) {
    try {
      if (log != null) {
        log.write(bytes);
        log.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the console's log", e);
    }
    for (byte one : bytes) {
      if (one == '\n') {
        take(line.toString(StandardCharsets.UTF_8).strip());
        line.reset();
      } else if (line.size() < LONGEST) {
        line.write(one);
      }
    }
  }

  private void take(String text) {
    String[] words = text.split(" ", 4);
    if (words.length < 3 || !words[0].equals(token)) {
      return;
    }
    String rest = words.length > 3 ? words[3] : "";
    switch (words[1]) {
      case "entered" -> entered.complete(new Entered(words[2].equals("systemd"), rest));
      case "refused" ->
          entered.completeExceptionally(
              new IOException("systemd cannot run in it: " + (words[2] + " " + rest).strip()));
      default -> {}
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (log != null) {
        log.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the console's log", e);
    }
  }
}
