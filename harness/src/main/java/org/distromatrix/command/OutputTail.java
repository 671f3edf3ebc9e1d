package org.distromatrix.command;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps the last bytes of a stream, to show its last lines. */
public final class OutputTail {
  private static final int LINES = 20;
  private static final int BYTES = 8 * 1024;

  private final byte[] ring = new byte[BYTES];
  private long total;

  /** Takes the next bytes. */
  public void accept(byte[] buffer, int length) {
    int from = Math.max(0, length - BYTES);
    for (int i = from; i < length; i++) {
      ring[(int) ((total + i) % BYTES)] = buffer[i];
    }
    total += length;
  }

  /** The last lines, undecodable bytes replaced, without the line end of the last. */
  public String lines() {
    var text = new String(bytes(), StandardCharsets.UTF_8).stripTrailing();
    int from = text.length();
    for (int line = 0; line < LINES && from >= 0; line++) {
      from = text.lastIndexOf('\n', from - 1);
    }
    return text.substring(from + 1);
  }

  private byte[] bytes() {
    if (total <= BYTES) {
      return Arrays.copyOf(ring, (int) total);
    }
    int split = (int) (total % BYTES);
    byte[] bytes = new byte[BYTES];
    System.arraycopy(ring, split, bytes, 0, BYTES - split);
    System.arraycopy(ring, 0, bytes, BYTES - split, split);
    return bytes;
  }
}
