package org.distromatrix.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.junit.assertj.MatrixAssertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.Isolation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** Test classes as users write them, with services of the host; run by a test of ours alone. */
final class HostServiceSamples {
  private HostServiceSamples() {}

  private static ExecResult ask(Guest guest, String name, int port) {
    return guest.exec("bash", "-c", "cat </dev/tcp/%s/%d".formatted(name, port));
  }

  @OnDistros(
      value = "debian:13",
      boot = {BootKind.NSPAWN, BootKind.CONTAINER},
      isolation = Isolation.SUITE)
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class ReachesThisJvm {
    private static String hosts = "";

    @Test
    void a_byName(Guest guest) throws IOException {
      hosts = guest.shell("cat /etc/hosts").stdout();
      try (ServerSocket one = server("one");
          ServerSocket two = server("two")) {
        guest.expose("one", 7000, "localhost", one.getLocalPort());
        guest.expose("two", 7000, "localhost", two.getLocalPort());

        assertThat(ask(guest, "one", 7000)).prints("one");
        assertThat(ask(guest, "two", 7000)).prints("two");
        String before = guest.bootId();
        guest.reboot();
        assertThat(guest.bootId()).isNotEqualTo(before);
        assertThat(ask(guest, "one", 7000)).prints("one");
        assertThat(ask(guest, "two", 7000)).prints("two");
      }
    }

    @Test
    void b_findsNothingOfTheTestBefore(Guest guest) {
      assertThat(guest.exec("getent", "hosts", "one")).exits(2);
      assertThat(guest.shell("cat /etc/hosts").stdout()).isEqualTo(hosts);
    }

    @Test
    void c_isToldWhatIsWrong(Guest guest) {
      guest.expose("my_db", 5432, "localhost", 80);
    }

    @Test
    void d_isToldThatNobodyAnswers(Guest guest) {
      guest.expose("nobody", 80, "nowhere.invalid", 80);
      assertThat(ask(guest, "nobody", 80)).prints("");
    }

    private static ServerSocket server(String line) throws IOException {
      var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      var thread = new Thread(() -> answerAll(server, line + "\n"), "server");
      thread.setDaemon(true);
      thread.start();
      return server;
    }

    private static void answerAll(ServerSocket server, String text) {
      while (!server.isClosed()) {
        try (Socket socket = server.accept();
            OutputStream out = socket.getOutputStream()) {
          out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
          if (!server.isClosed()) {
            throw new UncheckedIOException(e);
          }
        }
      }
    }
  }

  @OnDistros(
      value = "debian:13",
      boot = {BootKind.NSPAWN, BootKind.CONTAINER})
  static class ReachesAContainer {
    /** The port is the kernel's choice, since the container is on this host's own network. */
    private static final String SERVER =
        "$| = 1; $s = IO::Socket::INET->new(Listen => 5, LocalAddr => '127.0.0.1') or die $!;"
            + " print $s->sockport, \"\\n\";"
            + " while ($c = $s->accept) { print $c \"from a container\\n\"; close $c }";

    @Test
    void ofTestcontainers(Guest guest) {
      try (GenericContainer<?> server = new GenericContainer<>(image())) {
        server
            .withNetworkMode("host")
            .withCommand("perl", "-MIO::Socket::INET", "-e", SERVER)
            .waitingFor(Wait.forLogMessage("\\d+\\s*", 1))
            .start();
        guest.expose("greeter", 80, server.getHost(), Integer.parseInt(server.getLogs().strip()));

        assertThat(ask(guest, "greeter", 80)).prints("from a container");
      }
    }

    /** One that the engine has: none can be fetched. */
    private static String image() {
      return DockerClientFactory.instance().client().listImagesCmd().exec().stream()
          .flatMap(image -> Arrays.stream(image.getRepoTags()))
          .filter(name -> name.startsWith("distro-matrix/base"))
          .findFirst()
          .orElseThrow();
    }
  }

  @OnDistros(value = "debian:13", boot = BootKind.CONTAINER, isolation = Isolation.TEST)
  static class EachInAContainerOfItsOwn {
    @BeforeEach
    void isPristine(Guest guest) {
      assertThat(guest.shell("test ! -e /srv/mark && touch /srv/mark")).succeeds();
    }

    @Test
    void one(Guest guest) {
      assertThat(guest.services().failed()).isEmpty();
    }

    @Test
    void other(Guest guest) {
      guest.files().write("/srv/text", "text");
      assertThat(guest.files().read("/srv/text")).isEqualTo("text");
    }
  }
}
