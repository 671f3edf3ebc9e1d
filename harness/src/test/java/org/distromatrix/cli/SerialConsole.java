package org.distromatrix.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A machine that is known by what it prints; it ends when this is closed. */
final class SerialConsole implements AutoCloseable {
  private static final long LIMIT_SECONDS = 300;

  private final Process process;
  private final StringBuilder printed = new StringBuilder();

  private SerialConsole(Process process) {
    this.process = process;
    process.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).exceptionally(this::end);
  }

  static SerialConsole of(List<String> argv) throws IOException {
    return new SerialConsole(
        new ProcessBuilder(argv)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .start());
  }

  private Process end(Throwable late) {
    process.destroyForcibly();
    return process;
  }

  /** Reads until the text was printed; the end of the machine ends that, and so does the limit. */
  void awaitText(String text) {
    try {
      InputStream out = process.getInputStream();
      var buffer = new byte[8192];
      while (printed.indexOf(text) < 0) {
        int length = out.read(buffer);
        if (length < 0) {
          throw new AssertionError("no '" + text + "' in: " + printed);
        }
        printed.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }
}
