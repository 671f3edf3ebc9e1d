package org.distromatrix.suite;

import java.nio.charset.StandardCharsets;
import org.distromatrix.command.OutputSink;

/**
 * The last few KiB of a script's output, for messages. Safe for the two threads that read output
 * and error output.
 */
final class LastOutput implements OutputSink {
  private static final int KEPT = 4096;
  private static final int LINES = 20;

  private final byte[] ring = new byte[KEPT];
  private long total;

  @Override
  public synchronized void accept(byte[] buffer, int length) {
    for (int i = Math.max(0, length - KEPT); i < length; i++) {
      ring[(int) ((total + i) % KEPT)] = buffer[i];
    }
    total += length;
  }

  /** The last lines, at most 20. */
  synchronized String lines() {
    int kept = (int) Math.min(total, KEPT);
    var ordered = new byte[kept];
    for (int i = 0; i < kept; i++) {
      ordered[i] = ring[(int) ((total - kept + i) % KEPT)];
    }
    var lines = new String(ordered, StandardCharsets.UTF_8).stripTrailing().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }
}
