package org.distromatrix.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Speaks with our program in the guest, {@code matrix-machine}, which documents the lines. Each
 * boot that it tells of is greeted at once.
 */
final class MachineTalk {
  private final Supplier<List<String>> greeting;
  private final CompletableFuture<Void> warm = new CompletableFuture<>();
  private volatile @Nullable SocketChannel channel;
  private volatile CompletableFuture<Void> entered = new CompletableFuture<>();
  private volatile CompletableFuture<Void> next = new CompletableFuture<>();
  private volatile CompletableFuture<String> ready = new CompletableFuture<>();

  /**
   * @param greeting makes the lines that a machine is told when it boots or was resumed
   */
  MachineTalk(Supplier<List<String>> greeting) {
    this.greeting = greeting;
  }

  /** Takes up the talk, or goes on with it after a reboot. */
  void over(SocketChannel newChannel) {
    channel = newChannel;
    var thread = new Thread(() -> read(newChannel), "machine-talk");
    thread.setDaemon(true);
    thread.start();
  }

  /** Completes when SSH can be used in the current boot; another one after each reboot. */
  CompletableFuture<Void> entered() {
    return entered;
  }

  /** Completes with the state of the system at the end of the current boot. */
  CompletableFuture<String> ready() {
    return ready;
  }

  /** Completes with the state of the system at the end of a boot that is reached from now on. */
  CompletableFuture<String> nextReady() {
    var fresh = new CompletableFuture<String>();
    ready = fresh;
    return fresh;
  }

  /** As {@link #entered}, for the boot after the current one. */
  CompletableFuture<Void> nextEntered() {
    return next;
  }

  /** What was said belongs to the boot before. */
  synchronized void reset() {
    if (entered.isDone()) {
      entered = next;
      next = new CompletableFuture<>();
    }
  }

  /** Tells the machine what it has to know, and who may enter. */
  void greet() {
    say(String.join("\n", greeting.get()) + "\nenter\n");
  }

  /** Has the machine read into its memory what whoever resumes it will use. */
  CompletableFuture<Void> warmUp() {
    say("warm\n");
    return warm;
  }

  private synchronized void say(String lines) {
    var bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
    try {
      SocketChannel current = Objects.requireNonNull(channel, "not taken up");
      while (bytes.hasRemaining()) {
        current.write(bytes);
      }
    } catch (IOException e) {
      entered.completeExceptionally(e);
    }
  }

  private void read(SocketChannel from) {
    try (var reader = new BufferedReader(Channels.newReader(from, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        take(line.strip());
      }
    } catch (IOException e) {
      // closed: whoever waits hears of the machine's end, too
    }
  }

  private void take(String line) {
    if (line.startsWith("boot ")) {
      greet();
    } else if (line.equals("entered")) {
      entered.complete(null);
    } else if (line.equals("warm")) {
      warm.complete(null);
    } else if (line.startsWith("ready ")) {
      ready.complete(line.substring("ready ".length()));
    }
  }
}
