package org.distromatrix.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import net.schmizz.sshj.connection.channel.Channel;

/**
 * Moves bytes both ways between a socket of this host and a channel. Either side may say that it
 * will send no more and still be answered. (sshj's own copying tells a socket nothing of that.)
 */
final class SocketRelay {
  private final String name;
  private final Socket socket;
  private final Channel channel;

  /**
   * @param name of the threads
   */
  SocketRelay(String name, Socket socket, Channel channel) {
    this.name = name;
    this.socket = socket;
    this.channel = channel;
  }

  /** Starts work on a thread that keeps no program from its end. */
  static void start(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Returns when both sides have ended; the caller closes both.
   *
   * @throws IOException if one of the two hung up
   */
  void run() throws IOException {
    start(name + "-answers", this::answer);
    copy(socket.getInputStream(), channel.getOutputStream());
    channel.getOutputStream().close(); // the end of file for the other side, which may still answer
    channel.join();
  }

  private void answer() {
    try {
      copy(channel.getInputStream(), socket.getOutputStream());
      socket.shutdownOutput();
    } catch (IOException e) {
      hangUp(); // nobody takes it any more: the other side must not wait for that
    }
  }

  private void hangUp() {
    try {
      channel.close();
    } catch (IOException e) {
      // the connection has ended, and the channel with it
    }
  }

  /** What comes is passed on at once: a client may wait for the answer to half a line. */
  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[1 << 14];
    for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
      to.write(buffer, 0, length);
      to.flush();
    }
  }
}
