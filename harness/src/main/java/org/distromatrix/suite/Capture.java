package org.distromatrix.suite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.distromatrix.command.OutputSink;

/** Keeps the first MiB of what one of our own lines in the guest prints. */
final class Capture implements OutputSink {
  private static final int KEPT = 1 << 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

  @Override
  public void accept(byte[] buffer, int length) {
    bytes.write(buffer, 0, Math.min(length, KEPT - bytes.size()));
  }

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
