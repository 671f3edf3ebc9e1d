package org.distromatrix.guest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.distromatrix.remote.ReverseForward;
import org.jspecify.annotations.Nullable;

/** Connects to a service of this host, and tells when it does not answer. */
final class ServiceTarget implements ReverseForward.Target {
  /** A host that drops packets says nothing; the guest's client may have a limit of its own. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HostService service;
  private final Consumer<String> warning;
  private volatile @Nullable String trouble;

  /**
   * @param warning hears once in a row of failures: clients come again and again
   */
  ServiceTarget(HostService service, Consumer<String> warning) {
    this.service = service;
    this.warning = warning;
  }

  /** Why the last connection did not get through; empty if it did. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public Socket connect() throws IOException {
    var socket = new Socket();
    try {
      var server = new InetSocketAddress(service.host(), service.hostPort());
      socket.connect(server, Math.toIntExact(LIMIT.toMillis()));
      socket.setTcpNoDelay(true); // small questions and answers, one after the other
      trouble = null;
      return socket;
    } catch (IOException e) {
      socket.close();
      failed(e);
      throw e;
    }
  }

  private void failed(IOException e) {
    String told = trouble;
    String now =
        "%s of the guest leads nowhere: cannot connect to %s: %s"
            .formatted(service.address(), service.hostAddress(), reason(e));
    trouble = now;
    if (!now.equals(told)) {
      warning.accept(now);
    }
  }

  private static String reason(IOException e) {
    return e instanceof UnknownHostException
        ? "there is no such host"
        : String.valueOf(e.getMessage());
  }
}
