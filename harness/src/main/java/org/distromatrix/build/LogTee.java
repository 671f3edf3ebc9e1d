package org.distromatrix.build;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.distromatrix.command.OutputSink;

/** Writes what a program prints to a log, and lets another hear it. */
record LogTee(OutputStream log, OutputSink other) implements OutputSink {
  @Override
  public void accept(byte[] buffer, int length) {
    other.accept(buffer, length);
    try {
      log.write(buffer, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
