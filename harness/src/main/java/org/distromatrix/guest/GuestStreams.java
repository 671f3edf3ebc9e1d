package org.distromatrix.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.MatrixException;

/** The caller's streams, joined to a program in a guest as if it ran here. */
public final class GuestStreams {
  private static final int BUFFER = 32 * 1024;

  private GuestStreams() {}

  /**
   * Runs a program without a terminal. Bytes pass unchanged, each as soon as it comes.
   *
   * @param in what the program reads; a read that is under way when the program ends goes on
   * @throws GuestLost if the guest or the way to it is gone
   */
  public static GuestResult run(
      Guest guest, GuestCommand command, InputStream in, OutputStream out, OutputStream err) {
    try (GuestProcess process = guest.start(command, Optional.empty())) {
      return join(process, in, out, err);
    }
  }

  static GuestResult join(
      GuestProcess process, InputStream in, OutputStream out, OutputStream err) {
    var input = new Thread(() -> feed(in, process.stdin()), "guest-stdin");
    input.setDaemon(true);
    input.start();
    var stdout = StreamPump.start("guest-stdout", process.stdout(), sink(out));
    var stderr = StreamPump.start("guest-stderr", process.stderr(), sink(err));
    GuestResult result = process.await();
    try {
      stdout.finish();
      stderr.finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MatrixException.interrupted("Cannot wait for the guest's output: interrupted")
          .causedBy(e);
    }
    return result;
  }

  private static OutputSink sink(OutputStream out) {
    return (buffer, length) -> {
      try {
        out.write(buffer, 0, length);
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** A program may end, or close its input, before ours is at its end. */
  private static void feed(InputStream in, OutputStream stdin) {
    byte[] buffer = new byte[BUFFER];
    try (stdin) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        stdin.write(buffer, 0, count);
        stdin.flush();
      }
    } catch (IOException e) {
      // nobody reads any more: the program's end says what there is to say
    }
  }
}
