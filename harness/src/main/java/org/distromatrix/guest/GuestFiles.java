package org.distromatrix.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.remote.TarWriter;
import org.distromatrix.remote.TransferLimits;
import org.distromatrix.remote.TreeUnpacker;

/** Files into a guest and out of it, as tar streams through its own tar. */
final class GuestFiles {
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final int MOST_WORDS = 2000;

  private final Way way;

  GuestFiles(Way way) {
    this.way = way;
  }

  /** See {@link Guest#put}. */
  void put(Path source, String target) {
    boolean folder = Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS);
    int slash = target.lastIndexOf('/');
    String into = folder ? target : target.substring(0, Math.max(slash, 1));
    var words = new Words();
    try (GuestProcess tar = way.start(unpacking(into), Optional.empty())) {
      var err = StreamPump.start("guest-put", tar.stderr(), words);
      var sent = Sending.start(() -> send(source, target.substring(slash + 1), tar));
      // its time limit holds for a tar that does not read, too: its end ends the sending
      GuestResult result = tar.await();
      Optional<IOException> broken = sent.finish();
      err.finish();
      if (!result.succeeded() || broken.isPresent()) {
        String why =
            words.isEmpty() ? broken.map(IOException::getMessage).orElse("") : words.text();
        throw MatrixException.infrastructure(
            "Cannot copy '" + source + "' into the guest's " + target + ": " + why);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static GuestCommand unpacking(String folder) {
    String script = "mkdir -p -- \"$1\" && cd -- \"$1\" && exec tar -x -p -f -";
    return GuestCommand.of("/bin/sh", "-c", script, "sh", folder).within(LIMIT);
  }

  /** If tar gave up, it says why better than the broken stream does. */
  private static Optional<IOException> send(Path source, String name, GuestProcess tar) {
    try (OutputStream stdin = new java.io.BufferedOutputStream(tar.stdin(), 1 << 15)) {
      new TarWriter(stdin).write(source, name);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  /** See {@link Guest#get}. */
  List<String> get(String source, Path target, TransferLimits limits) {
    String script = "cd -- \"$1\" && exec tar -c -f - .";
    var words = new Words();
    GuestCommand command = GuestCommand.of("/bin/sh", "-c", script, "sh", source).within(LIMIT);
    try (GuestProcess tar = way.start(command, Optional.empty())) {
      var err = StreamPump.start("guest-get", tar.stderr(), words);
      var leftOut = new ArrayList<String>(receive(tar, target, limits));
      if (leftOut.isEmpty() && !tar.await().succeeded()) {
        err.finish();
        words.text().lines().forEach(leftOut::add);
      }
      return List.copyOf(leftOut);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static List<String> receive(GuestProcess tar, Path target, TransferLimits limits) {
    try (InputStream archive = new java.io.BufferedInputStream(tar.stdout(), 1 << 16)) {
      return new TreeUnpacker(target, limits).unpack(archive);
    } catch (IOException e) {
      return List.of("the rest: " + String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", "?"));
    }
  }

  private static MatrixException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return MatrixException.interrupted("Cannot copy files of a guest: interrupted").causedBy(e);
  }

  /** What is sent on a thread of its own. */
  private record Sending(FutureTask<Optional<IOException>> task) {
    static Sending start(Callable<Optional<IOException>> send) {
      var task = new FutureTask<>(send);
      var thread = new Thread(task, "guest-put");
      thread.setDaemon(true);
      thread.start();
      return new Sending(task);
    }

    /** Waits for its end: what broke it, if something did. */
    Optional<IOException> finish() throws InterruptedException {
      try {
        return task.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
      }
    }
  }

  /** The first words of a program, for a message. */
  private static final class Words implements OutputSink {
    private final StringBuilder text = new StringBuilder();

    @Override
    public synchronized void accept(byte[] buffer, int length) {
      int room = Math.min(length, MOST_WORDS - text.length());
      if (room > 0) {
        text.append(new String(buffer, 0, room, StandardCharsets.UTF_8));
      }
    }

    synchronized boolean isEmpty() {
      return text.isEmpty();
    }

    synchronized String text() {
      return text.toString().strip().replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
    }
  }
}
