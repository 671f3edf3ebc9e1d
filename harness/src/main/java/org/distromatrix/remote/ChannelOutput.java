package org.distromatrix.remote;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/**
 * What we send over a channel: to the standard input of a program, or to a client. It waits for
 * room in the channel's window itself, and no longer than there is a reader: sshj's own stream
 * would wait for its time limit, and hold up the connection's reader, which closes that stream at
 * the channel's end.
 */
final class ChannelOutput extends OutputStream {
  /** How much the other side takes now, in bytes. */
  interface Room {
    long bytes();
  }

  private final OutputStream target;
  private final Room room;
  private final String reader;
  private final Object monitor = new Object();
  private boolean over;

  /**
   * @param reader who reads it, for messages
   */
  ChannelOutput(OutputStream target, Room room, String reader) {
    this.target = target;
    this.room = room;
    this.reader = reader;
  }

  /** The window may have grown. */
  void grown() {
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  /** Nobody reads any more: who waits for room gets an error. */
  void over() {
    synchronized (monitor) {
      over = true;
      monitor.notifyAll();
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /** Sends at once. */
  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    for (int sent = 0; sent < length; ) {
      int part = (int) Math.min(length - sent, awaitRoom());
      target.write(buffer, offset + sent, part);
      target.flush();
      sent += part;
    }
  }

  private long awaitRoom() throws IOException {
    synchronized (monitor) {
      while (!over && room.bytes() <= 0) {
        try {
          monitor.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("interrupted while %s did not read".formatted(reader));
        }
      }
      if (over) {
        throw new IOException(reader + " ended before it had read everything");
      }
      return room.bytes();
    }
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }

  /** The end of file for the reader; nothing where it has ended. */
  @Override
  public void close() throws IOException {
    target.close();
  }
}
