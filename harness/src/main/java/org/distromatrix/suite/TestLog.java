package org.distromatrix.suite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.MatrixException;
import org.jspecify.annotations.Nullable;

/**
 * The output of one script, as it came, in a file of bounded size: once the limit is passed, the
 * middle is cut out. The first half of the limit is written through; the second half goes to a ring
 * in a file beside it, which is joined on at the end. So it costs disk, not memory, and what a
 * killed run has seen is on disk. Safe for the two threads that read output and error output.
 */
public final class TestLog implements OutputSink, AutoCloseable {
  private final Path file;
  private final long half;
  private final FileChannel head;
  private @Nullable FileChannel ring;
  private long headBytes;
  private long ringBytes;

  /**
   * Creates the file and its folder.
   *
   * @param limit highest number of bytes kept, the mark in the middle not counted
   */
  public TestLog(Path file, long limit) {
    this.file = file;
    this.half = Math.max(1, limit / 2);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      head = open(file);
    } catch (IOException e) {
      throw cannot("create", e);
    }
  }

  private MatrixException cannot(String verb, IOException e) {
    return MatrixException.infrastructure("Cannot " + verb + " '" + file + "': " + e.getMessage())
        .withHint("is there room left, and may it be written?")
        .causedBy(e);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  @Override
  public synchronized void accept(byte[] buffer, int length) {
    try {
      int first = (int) Math.min(length, half - headBytes);
      writeFully(head, ByteBuffer.wrap(buffer, 0, first), headBytes);
      headBytes += first;
      toRing(buffer, first, length);
    } catch (IOException e) {
      throw cannot("write", e);
    }
  }

  /** Adds a line of ours, on a line of its own. */
  public void mark(String line) {
    var bytes = ("\n--- " + line + " ---\n").getBytes(StandardCharsets.UTF_8);
    accept(bytes, bytes.length);
  }

  private void toRing(byte[] buffer, int from, int to) throws IOException {
    int next = from;
    while (next < to) {
      long position = ringBytes % half;
      int part = (int) Math.min(to - next, half - position);
      writeFully(ring(), ByteBuffer.wrap(buffer, next, part), position);
      ringBytes += part;
      next += part;
    }
  }

  private FileChannel ring() throws IOException {
    if (ring == null) {
      ring = open(ringFile());
    }
    return ring;
  }

  private Path ringFile() {
    return file.resolveSibling(file.getFileName() + ".tail");
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes, long position)
      throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /** Joins the two halves. */
  @Override
  public synchronized void close() {
    try (head) {
      if (ring != null && head.isOpen()) {
        join(ring);
      }
    } catch (IOException e) {
      throw cannot("write", e);
    }
  }

  private void join(FileChannel tail) throws IOException {
    try (tail) {
      if (ringBytes > half) {
        cutMark(ringBytes - half);
        copy(tail, ringBytes % half, half);
        copy(tail, 0, ringBytes % half);
      } else {
        copy(tail, 0, ringBytes);
      }
    }
    Files.delete(ringFile());
  }

  private void cutMark(long bytes) throws IOException {
    var mark = ("\n[... " + bytes + " bytes cut ...]\n").getBytes(StandardCharsets.UTF_8);
    writeFully(head, ByteBuffer.wrap(mark), headBytes);
    headBytes += mark.length;
  }

  private void copy(FileChannel tail, long from, long to) throws IOException {
    head.position(headBytes);
    for (long at = from; at < to; ) {
      at += tail.transferTo(at, to - at, head);
    }
    headBytes += to - from;
  }
}
