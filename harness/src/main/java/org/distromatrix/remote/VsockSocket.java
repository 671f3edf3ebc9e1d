package org.distromatrix.remote;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;
import org.newsclub.net.unix.AFSocket;
import org.newsclub.net.unix.AFSocketChannel;
import org.newsclub.net.unix.AFSocketFactory;
import org.newsclub.net.unix.AFSocketImpl;
import org.newsclub.net.unix.AFVSOCKSocketAddress;

/**
 * A stream socket of AF_VSOCK. junixsocket-common has the addresses and the native code, but the
 * socket is in an artifact of its own, junixsocket-vsock, which Maven Central lacks; this is all
 * that we need of it.
 */
final class VsockSocket extends AFSocket<AFVSOCKSocketAddress> {
  private VsockSocket(Factory factory) throws SocketException {
    super(new Impl(), factory);
  }

  /** There is none: nobody here uses sockets otherwise than by their streams. */
  @Override
  protected @Nullable AFSocketChannel<AFVSOCKSocketAddress> newChannel() {
    return null;
  }

  private static final class Impl extends AFSocketImpl<AFVSOCKSocketAddress> {
    Impl() {
      super(AFVSOCKSocketAddress.addressFamily(), null);
    }
  }

  /** Makes sockets that connect to one place, whatever host they are told. */
  static final class Factory extends AFSocketFactory<AFVSOCKSocketAddress> {
    private final int cid;
    private final int port;

    Factory(int cid, int port) {
      super(AFVSOCKSocketAddress.class);
      this.cid = cid;
      this.port = port;
    }

    @Override
    public Socket createSocket() throws SocketException {
      return new VsockSocket(this);
    }

    @Override
    protected Socket connectTo(AFVSOCKSocketAddress address) throws IOException {
      Socket socket = createSocket();
      try {
        socket.connect(address);
        return socket;
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    }

    @Override
    public AFVSOCKSocketAddress addressFromHost(String ignoredHost, int ignoredPort)
        throws SocketException {
      return AFVSOCKSocketAddress.ofPortAndCID(port, cid);
    }
  }
}
