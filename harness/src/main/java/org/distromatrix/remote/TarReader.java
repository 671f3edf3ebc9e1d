package org.distromatrix.remote;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tar archive (POSIX or GNU) from a stranger, never holding more of it than a long name.
 * Libraries for it read long names and extended headers of any length into memory.
 */
public final class TarReader {
  private static final int LONGEST_EXTRA = 64 * 1024;

  private final InputStream in;
  private long rest;
  private long padding;

  public TarReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next member; what was left of the one before is skipped.
   *
   * @throws IOException if the archive cannot be read or is not one
   */
  public Optional<TarEntry> next() throws IOException {
    var extra = new Extra();
    while (true) {
      skipFully(rest + padding);
      rest = 0;
      padding = 0;
      byte[] bytes = in.readNBytes(TarBlock.SIZE);
      var block = new TarBlock(bytes);
      if (bytes.length == 0 || block.isEmpty()) {
        return Optional.empty();
      }
      if (bytes.length < TarBlock.SIZE) {
        throw new EOFException("the archive ends within a header");
      }
      block.check();
      if (!extra.takes(block, this)) {
        return Optional.of(begin(extra.entry(block)));
      }
    }
  }

  private TarEntry begin(TarEntry entry) {
    boolean hasContent = entry.type() == TarEntry.Type.FILE || entry.type() == TarEntry.Type.OTHER;
    contentOf(hasContent ? entry.size() : 0);
    return entry;
  }

  /** Reads content of the current member. -1 at its end. */
  public int read(byte[] buffer) throws IOException {
    if (rest == 0) {
      return -1;
    }
    int count = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
    if (count < 0) {
      throw new EOFException("the archive ends within a file");
    }
    rest -= count;
    return count;
  }

  private void contentOf(long size) {
    rest = size;
    padding = (TarBlock.SIZE - size % TarBlock.SIZE) % TarBlock.SIZE;
  }

  private byte[] small(long size) throws IOException {
    if (size > LONGEST_EXTRA) {
      throw new IOException("the archive has a header of " + size + " bytes");
    }
    contentOf(size);
    byte[] bytes = in.readNBytes((int) size);
    rest -= bytes.length;
    return bytes;
  }

  private void skipFully(long count) throws IOException {
    in.skipNBytes(count);
  }

  /** What headers of their own say of the member that follows. */
  private static final class Extra {
    private @Nullable String name;
    private @Nullable String link;
    private @Nullable Long size;

    /** Whether the block is such a header; then it is read. */
    boolean takes(TarBlock block, TarReader reader) throws IOException {
      switch (block.type()) {
        case 'L' -> name = text(reader.small(block.size()));
        case 'K' -> link = text(reader.small(block.size()));
        case 'x' -> extended(reader.small(block.size()));
        case 'g' -> reader.contentOf(checked(block.size()));
        default -> {
          return false;
        }
      }
      return true;
    }

    TarEntry entry(TarBlock block) throws IOException {
      return new TarEntry(
          name == null ? block.name() : name,
          TarEntry.Type.of(block.type()),
          block.mode(),
          size == null ? checked(block.size()) : checked(size),
          block.modified(),
          link == null ? block.link() : link);
    }

    /** Lines {@code LENGTH KEY=VALUE}. */
    private void extended(byte[] bytes) throws IOException {
      int at = 0;
      while (at < bytes.length) {
        int space = at;
        while (space < bytes.length && bytes[space] != ' ') {
          space++;
        }
        int length =
            (int)
                Math.min(
                    number(new String(bytes, at, space - at, StandardCharsets.US_ASCII)),
                    LONGEST_EXTRA + 1);
        if (length <= space - at + 1 || at + length > bytes.length) {
          throw new IOException("the archive is broken: an extended header has a wrong length");
        }
        record(new String(bytes, space + 1, at + length - space - 2, StandardCharsets.UTF_8));
        at += length;
      }
    }

    private void record(String record) throws IOException {
      int equals = record.indexOf('=');
      String value = record.substring(equals + 1);
      switch (equals < 0 ? "" : record.substring(0, equals)) {
        case "path" -> name = value;
        case "linkpath" -> link = value;
        case "size" -> size = number(value);
        default -> {
          // times, owners and the like are of no use to us
        }
      }
    }

    private static long number(String digits) throws IOException {
      try {
        return checked(Long.parseLong(digits));
      } catch (NumberFormatException e) {
        throw new IOException("the archive is broken: '" + digits + "' is no number", e);
      }
    }

    private static long checked(long size) throws IOException {
      if (size < 0) {
        throw new IOException("the archive is broken: a member has a negative size");
      }
      return size;
    }

    private static String text(byte[] bytes) {
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] == 0) {
        end--;
      }
      return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
  }
}
