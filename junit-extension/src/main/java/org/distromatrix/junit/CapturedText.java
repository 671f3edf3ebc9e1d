package org.distromatrix.junit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.distromatrix.command.OutputSink;

/** Keeps the first 16 MiB of what a program prints, and passes all of it on. */
final class CapturedText implements OutputSink {
  private static final int KEPT = 16 << 20;

  private final OutputSink further;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private long total;

  CapturedText(OutputSink further) {
    this.further = further;
  }

  @Override
  public synchronized void accept(byte[] buffer, int length) {
    bytes.write(buffer, 0, Math.min(length, KEPT - bytes.size()));
    total += length;
    further.accept(buffer, length);
  }

  synchronized String text() {
    String text = bytes.toString(StandardCharsets.UTF_8);
    long cut = total - bytes.size();
    return cut == 0 ? text : text + "\n[... " + cut + " bytes more are in the test's log ...]\n";
  }
}
