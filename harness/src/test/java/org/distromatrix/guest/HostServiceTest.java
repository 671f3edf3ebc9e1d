package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guest can reach by name, and what is told of what it cannot. */
class HostServiceTest {
  @ParameterizedTest
  @ValueSource(strings = {"db", "db-1", "db.example.com", "1st", "0x.a"})
  void takesHostNames(String name) {
    assertThat(new HostService(name, 1, "localhost", 65535).address()).isEqualTo(name + ":1");
  }

  @Test
  void namesAreTheSameInCapitalsAndNot() {
    assertThat(new HostService("DB", 1, "h", 2)).isEqualTo(new HostService("db", 1, "h", 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "my_db", "-db", "db-", "a..b", "db.", "10.0.0.1", "d b", "d\nb", "ä"})
  void refusesWhatIsNoHostName(String name) {
    MatrixException refused = refused(name, 5432, "localhost", 49153);

    assertThat(refused).hasMessage("Cannot expose '" + name + "': it is no host name");
    assertThat(refused.hint())
        .contains(
            "letters, digits and dashes, in parts of up to 63 with dots between, as in \"db\" or"
                + " \"db.example.com\"");
  }

  @Test
  void refusesLongPartsAndNames() {
    assertThat(refused("a".repeat(64), 1, "h", 1)).hasMessageEndingWith("it is no host name");
    assertThat(refused("a.".repeat(127) + "a", 1, "h", 1))
        .hasMessageEndingWith("it is no host name");
  }

  @Test
  void refusesTheGuestItself() {
    assertThat(refused("localhost", 1, "h", 1))
        .hasMessage("Cannot expose 'localhost': that is the guest itself");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0,     h, 80,    db:0: 0 is no port
          65536, h, 80,    db:65536: 65536 is no port
          80,    h, 0,     db:80 from h:0: 0 is no port
          80,    h, 70000, db:80 from h:70000: 70000 is no port
          80,    '', 80,   db:80: its host is empty
          """)
  void refusesPortsAndHostsThatAreNone(int port, String host, int hostPort, String why) {
    assertThat(refused("db", port, host, hostPort)).hasMessage("Cannot expose " + why);
  }

  private static MatrixException refused(String name, int port, String host, int hostPort) {
    return catchThrowableOfType(
        MatrixException.class, () -> new HostService(name, port, host, hostPort));
  }
}
