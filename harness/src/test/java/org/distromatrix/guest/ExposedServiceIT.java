package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.distromatrix.guest.GuestFixture.output;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers of this host that a guest without a network reaches by name. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ExposedServiceIT {
  private static GuestFixture fixture;
  private static Guest guest;

  private String hosts = "";

  @BeforeAll
  static void open() {
    fixture = new GuestFixture();
    guest = fixture.boot("trixie");
  }

  @AfterAll
  static void close() throws Exception {
    guest.close();
    fixture.close();
  }

  @BeforeEach
  void nothingIsThere() {
    hosts = hosts();
    assertThat(hosts).doesNotContain("127.77.");
  }

  @AfterEach
  void nothingStays() {
    assertThat(hosts()).isEqualTo(hosts);
    assertThat(shell("grep '004D7F:.* 00000000:0000 0A ' /proc/net/tcp")).isEmpty();
  }

  private static String hosts() {
    return output(guest, GuestCommand.of("cat", "/etc/hosts"));
  }

  private static String shell(String line) {
    return output(guest, GuestCommand.of("bash", "-c", line)).strip();
  }

  private static ExposedService expose(String name, HostServer server) {
    return guest.expose(name, 5432, "localhost", server.port());
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("reverse-forward-") || name.equals("chanopener"))
        .toList();
  }

  private static void awaitNoThreads() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!threads().isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(threads()).isEmpty();
  }

  @Test
  void twoWithOnePortAreReachedByNameUntilTheyAreWithdrawn() {
    try (HostServer one = HostServer.saying("one");
        HostServer two = HostServer.saying("two");
        ExposedService db1 = expose("db1", one);
        ExposedService db2 = expose("db2.example.com", two);
        ExposedService other = guest.expose("db1", 80, "127.0.0.1", two.port())) {
      assertThat(shell("cat </dev/tcp/db1/5432; cat </dev/tcp/db2.example.com/5432"))
          .isEqualTo("one\ntwo");
      assertThat(shell("cat </dev/tcp/db1/80; getent hosts db1 | wc -l")).isEqualTo("two\n1");
      assertThat(db1.toString()).isEqualTo("db1:5432 from localhost:" + one.port());

      db1.close();
      assertThat(shell("cat </dev/tcp/db1/5432")).contains("Connection refused");
      assertThat(shell("cat </dev/tcp/db1/80; cat </dev/tcp/db2.example.com/5432"))
          .isEqualTo("two\ntwo");
      other.close();
      assertThat(shell("getent hosts db1; cat </dev/tcp/db2.example.com/5432")).isEqualTo("two");
      assertThat(db2.trouble()).isEmpty();
    }
    assertThat(shell("getent hosts db2.example.com")).isEmpty();
    awaitNoThreads();
  }

  /** A unit of the next boot waits for it: it is there before that boot is over. */
  @Test
  void itGoesOnWhileTheGuestBootsAgain() {
    try (HostServer server = HostServer.saying("here");
        ExposedService db = expose("db", server)) {
      shell(
          """
          cat >/etc/systemd/system/asks.service <<END
          [Service]
          Type=oneshot
          ExecStart=/bin/bash -c 'until cat </dev/tcp/db/5432 >/root/heard; do sleep 0.1; done'
          [Install]
          WantedBy=multi-user.target
          END
          systemctl enable asks.service""");

      guest.reboot(Duration.ofSeconds(60));

      assertThat(shell("cat /root/heard; cat </dev/tcp/db/5432")).isEqualTo("here\nhere");
      assertThat(db.trouble()).isEmpty();
      shell("systemctl disable asks.service");
    }
    awaitNoThreads();
  }

  @Test
  void whoHasSaidAllIsStillAnswered() {
    try (HostServer server = HostServer.counting();
        ExposedService db = expose("db", server)) {
      String client =
          "$s = IO::Socket::INET->new('db:5432') or die $!; print $s 'x' x 20000000;"
              + " $s->shutdown(1); print <$s>";

      assertThat(output(guest, GuestCommand.of("perl", "-MIO::Socket::INET", "-e", client)))
          .isEqualTo("20000000\n");
      assertThat(db.trouble()).isEmpty();
    }
  }

  /** sshj's own channels would hold up the whole connection until their time limit. */
  @Test
  void aClientThatDoesNotReadHoldsUpNobody() throws Exception {
    try (HostServer server = HostServer.flooding();
        ExposedService db = expose("db", server)) {
      GuestCommand sleeps = GuestCommand.of("bash", "-c", "exec 3</dev/tcp/db/5432; sleep 600");
      GuestResult result =
          guest.exec(sleeps.within(Duration.ofSeconds(3)), OutputSink.none(), OutputSink.none());
      long ended = System.nanoTime();

      assertThat(result.timedOut()).isTrue();
      assertThat(shell("echo alive")).isEqualTo("alive");
      server.ended().get(20, TimeUnit.SECONDS);
      assertThat(Duration.ofNanos(System.nanoTime() - ended)).isLessThan(Duration.ofSeconds(20));
      assertThat(db.trouble()).isEmpty();
    }
    awaitNoThreads();
  }

  @Test
  void whoIsConnectedIsHungUpOnWhenItIsWithdrawn() throws Exception {
    GuestCommand reads = GuestCommand.of("bash", "-c", "cat </dev/tcp/db/5432 >/dev/null");
    GuestCommand sleeps =
        GuestCommand.of("bash", "-c", "exec 3</dev/tcp/db/5432; echo in; exec sleep 600");
    try (HostServer server = HostServer.flooding()) {
      ExposedService db = expose("db", server);
      try (GuestProcess reading = guest.start(reads, Optional.empty());
          GuestProcess sleeping = guest.start(sleeps, Optional.empty())) {
        server.awaitClient();
        assertThat(sleeping.stdout().read()).isEqualTo('i');

        db.close();

        assertThat(reading.await().timedOut()).isFalse();
        server.ended().get(20, TimeUnit.SECONDS);
        awaitNoThreads(); // nor one that waits for the client that sleeps
      }
    }
    assertThat(shell("echo alive")).isEqualTo("alive");
  }

  @Test
  void whereNobodyAnswersTheClientIsHungUpOnAndWeAreTold() {
    HostServer server = HostServer.saying("late");
    server.close();
    try (ExposedService db = expose("db", server)) {
      assertThat(shell("cat </dev/tcp/db/5432")).isEmpty();
      assertThat(db.trouble())
          .contains(
              "db:5432 of the guest leads nowhere: cannot connect to localhost:%d: Connection"
                      .formatted(server.port())
                  + " refused");
    }
    awaitNoThreads();
  }

  @Test
  void whatTheGuestHasAlreadyIsRefused() {
    try (HostServer server = HostServer.saying("one");
        ExposedService db = expose("db", server)) {
      MatrixException twice =
          catchThrowableOfType(MatrixException.class, () -> expose("DB", server));
      assertThat(twice)
          .hasMessage("Cannot expose db:5432: the guest has it already, from " + db.hostAddress());
      assertThat(twice.hint()).contains("close that one first, or take another name or port");

      shell("systemd-run -q --socket-property=ListenStream=0.0.0.0:7001 --unit=taken true");
      MatrixException taken =
          catchThrowableOfType(
              MatrixException.class, () -> guest.expose("db", 7001, "localhost", server.port()));
      assertThat(taken)
          .hasMessageMatching(
              "Cannot expose db:7001: the guest's sshd cannot listen on 127\\.77\\.0\\.\\d+:7001");
      assertThat(taken.hint()).contains("does something in the guest listen on port 7001?");
      shell("systemctl stop taken.socket");
      assertThat(shell("cat </dev/tcp/db/5432")).isEqualTo("one");
    }
  }

  @Test
  void anyHostsFileIsAsBefore() {
    shell("mv /etc/hosts /root/hosts");
    try (HostServer server = HostServer.saying("here")) {
      try (ExposedService db = expose("db", server)) {
        assertThat(shell("cat </dev/tcp/db/5432")).isEqualTo("here");
        assertThat(db.trouble()).isEmpty();
      }
      assertThat(shell("ls /etc/hosts 2>&1")).contains("No such file");

      shell("printf '192.0.2.1 db\\n\\n192.0.2.2 last' >/etc/hosts; cp /etc/hosts /root/before");
      try (ExposedService db = expose("db", server)) {
        assertThat(shell("cat </dev/tcp/db/5432; getent hosts last")).startsWith("here\n192.0.2.2");
        assertThat(db.trouble()).isEmpty();
      }
      assertThat(shell("cmp /etc/hosts /root/before && echo same")).isEqualTo("same");
    } finally {
      shell("rm -f /etc/hosts; mv /root/hosts /etc/hosts");
    }
  }

  @Test
  void aGuestThatEndsTakesItAlong() throws Exception {
    try (HostServer server = HostServer.flooding();
        Guest other = fixture.boot("bookworm")) {
      ExposedService db = other.expose("db", 5432, "localhost", server.port());
      var sleeps = GuestCommand.of("bash", "-c", "exec 3</dev/tcp/db/5432; echo in; sleep 600");
      try (GuestProcess sleeping = other.start(sleeps, Optional.empty())) {
        assertThat(sleeping.stdout().read()).isEqualTo('i');
        server.awaitClient();

        other.close();

        server.ended().get(20, TimeUnit.SECONDS);
        db.close();
      }
    }
    awaitNoThreads();
  }
}
