package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real sockets of this host. */
class ServiceTargetTest {
  private final List<String> warnings = new ArrayList<>();

  private ServiceTarget target(String host, int port) {
    return new ServiceTarget(new HostService("db", 5432, host, port), warnings::add);
  }

  @Test
  void tellsOnceInARowThatNobodyAnswers() throws IOException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    int port = server.getLocalPort();
    server.close();
    ServiceTarget target = target("127.0.0.1", port);
    String expected =
        "db:5432 of the guest leads nowhere: cannot connect to 127.0.0.1:%d: Connection refused"
            .formatted(port);

    assertThatThrownBy(target::connect).isInstanceOf(IOException.class);
    assertThatThrownBy(target::connect).isInstanceOf(IOException.class);

    assertThat(warnings).containsExactly(expected);
    assertThat(target.trouble()).contains(expected);
    try (var again = new ServerSocket()) {
      again.setReuseAddress(true);
      again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      try (Socket socket = target.connect()) {
        assertThat(socket.isConnected()).isTrue();
      }
    }
    assertThat(target.trouble()).isEmpty();
  }

  @Test
  void tellsThatThereIsNoSuchHost() {
    assertThatThrownBy(target("nowhere.invalid", 80)::connect).isInstanceOf(IOException.class);

    assertThat(warnings)
        .containsExactly(
            "db:5432 of the guest leads nowhere: cannot connect to nowhere.invalid:80: there is no"
                + " such host");
  }
}
