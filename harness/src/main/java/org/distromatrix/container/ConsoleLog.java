package org.distromatrix.container;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;
import org.distromatrix.command.OutputFilter;
import org.distromatrix.command.OutputSink;

/** The file that what comes over a container's console is appended to, from boot to boot. */
final class ConsoleLog implements AutoCloseable {
  private final OutputStream file;
  private final OutputFilter filter;
  private boolean closed;

  /**
   * @param filters hide secrets in what is written
   */
  ConsoleLog(Path path, Function<OutputSink, OutputFilter> filters) {
    try {
      this.file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    this.filter = filters.apply(this::toFile);
  }

  private static UncheckedIOException cannotWrite(IOException cause) {
    return new UncheckedIOException("cannot write the console's log", cause);
  }

  synchronized void write(byte[] bytes) {
    if (!closed) {
      filter.accept(bytes, bytes.length);
    }
  }

  private void toFile(byte[] buffer, int length) {
    try {
      file.write(buffer, 0, length);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    filter.close();
    try {
      file.close();
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }
}
