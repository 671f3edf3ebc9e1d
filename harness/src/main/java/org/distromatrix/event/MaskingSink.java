package org.distromatrix.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.distromatrix.command.OutputFilter;
import org.distromatrix.command.OutputSink;

/**
 * Hides secrets in a stream of bytes on its way to a log, also where a value is split across
 * chunks. Nothing is held back but an end that could be the beginning of a secret; closing lets it
 * go. Overlapping and touching values become one mask. Safe for a late writer beside the one who
 * closes it.
 */
public final class MaskingSink implements OutputFilter {
  private static final byte[] MASK = Masker.MASK.getBytes(UTF_8);

  private final OutputSink target;
  private final List<byte[]> patterns;
  private final boolean[] firstBytes = new boolean[256];
  private byte[] held = new byte[0];

  /** How many bytes from the start of what is held still belong to a value already masked. */
  private int maskedAhead;

  /** Whether the last byte let go was part of a masked value. */
  private boolean inMask;

  public MaskingSink(Masker masker, OutputSink target) {
    this.target = target;
    this.patterns = masker.patterns();
    patterns.forEach(pattern -> firstBytes[pattern[0] & 0xff] = true);
  }

  @Override
  public synchronized void accept(byte[] buffer, int length) {
    if (patterns.isEmpty()) {
      target.accept(buffer, length);
    } else {
      process(joined(buffer, length), false);
    }
  }

  @Override
  public synchronized void close() {
    process(held, true);
  }

  private byte[] joined(byte[] buffer, int length) {
    var data = Arrays.copyOf(held, held.length + length);
    System.arraycopy(buffer, 0, data, held.length, length);
    return data;
  }

  private void process(byte[] data, boolean last) {
    var out = new ByteArrayOutputStream(data.length);
    int maskedUntil = maskedAhead;
    int at = 0;
    for (; at < data.length && (last || !mayGoOn(data, at)); at++) {
      maskedUntil = Math.max(maskedUntil, at + longestMatch(data, at));
      copy(data[at], at < maskedUntil, out);
    }
    held = Arrays.copyOfRange(data, at, data.length);
    maskedAhead = Math.max(0, maskedUntil - at);
    target.accept(out.toByteArray(), out.size());
  }

  private void copy(byte value, boolean masked, ByteArrayOutputStream out) {
    if (!masked) {
      out.write(value);
    } else if (!inMask) {
      out.writeBytes(MASK);
    }
    inMask = masked;
  }

  /** Whether the rest of the data is the beginning of a secret, to be decided with more of it. */
  private boolean mayGoOn(byte[] data, int at) {
    int rest = data.length - at;
    return firstBytes[data[at] & 0xff]
        && patterns.stream().anyMatch(p -> p.length > rest && startsWith(data, at, p, rest));
  }

  private int longestMatch(byte[] data, int at) {
    int longest = 0;
    if (firstBytes[data[at] & 0xff]) {
      for (var pattern : patterns) {
        if (pattern.length <= data.length - at && startsWith(data, at, pattern, pattern.length)) {
          longest = Math.max(longest, pattern.length);
        }
      }
    }
    return longest;
  }

  private static boolean startsWith(byte[] data, int at, byte[] pattern, int length) {
    return Arrays.equals(data, at, at + length, pattern, 0, length);
  }
}
