package org.distromatrix.container;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file that what comes over a container's console is appended to, from boot to boot. */
final class ConsoleLog implements AutoCloseable {
  private final OutputStream file;
  private boolean closed;

  ConsoleLog(Path path) {
    try {
      this.file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the console's log", e);
    }
  }

  synchronized void write(byte[] bytes) {
    try {
      if (!closed) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the console's log", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the console's log", e);
    }
  }
}
