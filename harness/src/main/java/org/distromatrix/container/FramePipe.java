package org.distromatrix.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A pipe of byte arrays between any threads. Java's own pipes take the end of the thread that wrote
 * last for the end of the pipe.
 */
final class FramePipe {
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
  private final Reader reader = new Reader();
  private final Writer writer = new Writer();
  private volatile @Nullable Throwable failure;

  InputStream reader() {
    return reader;
  }

  OutputStream writer() {
    return writer;
  }

  /** Adds bytes, which nobody changes any more. */
  void add(byte[] frame) {
    if (frame.length > 0) {
      frames.add(frame);
    }
  }

  /** Nothing comes any more. */
  void end() {
    frames.add(END);
  }

  /** Nothing comes any more, for this reason. */
  void fail(Throwable cause) {
    failure = cause;
    end();
  }

  private final class Writer extends OutputStream {
    @Override
    public void write(int one) {
      add(new byte[] {(byte) one});
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      add(Arrays.copyOfRange(buffer, offset, offset + length));
    }
  }

  private final class Reader extends InputStream {
    private byte[] current = {};
    private int at;
    private boolean ended;

    @Override
    public int read() throws IOException {
      return fill() ? current[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, current.length - at);
      System.arraycopy(current, at, buffer, offset, count);
      at += count;
      return count;
    }

    @Override
    public int available() {
      return current.length - at;
    }

    private boolean fill() throws IOException {
      if (at == current.length && !ended) {
        current = take();
        at = 0;
        ended = current == END;
      }
      Throwable cause = failure;
      if (ended && cause != null) {
        throw new IOException(EngineCalls.reason(cause), cause);
      }
      return !ended;
    }

    private byte[] take() throws InterruptedIOException {
      try {
        return frames.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
  }
}
