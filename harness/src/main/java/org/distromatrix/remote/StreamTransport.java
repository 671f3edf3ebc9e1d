package org.distromatrix.remote;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;
import net.schmizz.sshj.SSHClient;
import org.jspecify.annotations.Nullable;

/**
 * Over the standard input and output of a program that is an SSH server for one connection, as
 * {@code sshd -i} is.
 *
 * @param opener starts it
 */
public record StreamTransport(Opener opener) implements Transport {
  /** Starts the program. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Starts it, and returns its streams.
     *
     * @throws IOException if it cannot be started
     */
    Streams open() throws IOException;
  }

  /** The program's ends. Closing ends it. */
  public interface Streams extends Closeable {
    /** What it prints. */
    InputStream output();

    /** What it reads. */
    OutputStream input();
  }

  @Override
  public void connect(SSHClient client) throws IOException {
    client.setSocketFactory(new Factory(opener));
    client.connect("localhost");
  }

  /** As much of a socket as an SSH client uses. */
  private static final class StreamSocket extends Socket {
    private final Opener opener;
    private volatile @Nullable Streams streams;
    private volatile boolean closed;

    StreamSocket(Opener opener) {
      this.opener = opener;
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
      streams = opener.open();
    }

    @Override
    public void connect(SocketAddress ignored, int timeout) throws IOException {
      streams = opener.open();
    }

    private Streams open() throws SocketException {
      Streams current = streams;
      if (current == null || closed) {
        throw new SocketException("not connected");
      }
      return current;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return open().output();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return open().input();
    }

    @Override
    public boolean isConnected() {
      return streams != null;
    }

    @Override
    public boolean isClosed() {
      return closed;
    }

    /** Waiting for an answer is bounded by the client itself. */
    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public synchronized void close() throws IOException {
      closed = true;
      Streams current = streams;
      if (current != null) {
        current.close();
      }
      super.close();
    }
  }

  private static final class Factory extends SocketFactory {
    private final Opener opener;

    Factory(Opener opener) {
      this.opener = opener;
    }

    @Override
    public Socket createSocket() {
      return new StreamSocket(opener);
    }

    private Socket connected() throws IOException {
      Socket socket = createSocket();
      socket.connect(null, 0);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected();
    }
  }
}
