package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.distromatrix.remote.SshConnection;
import org.distromatrix.remote.VsockCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way in over vsock, from end to end but for the host's device: a machine whose kernel connects
 * vsock with itself runs our own transport and connection against its own SSH server, with the keys
 * of the run.
 */
@Tag("slow")
class VsockIT {
  private static final String HOME = "/root/vsock";

  /** Of our libraries, those that a connection needs. */
  private static final String LIBRARIES = "(sshj|asn-one|bc|slf4j|junixsocket).*\\.jar";

  @TempDir static Path folder;

  private static MachineFixture fixture;
  private static Guest guest;

  @BeforeAll
  static void boot() throws Exception {
    fixture = new MachineFixture();
    guest = fixture.boot(fixture.debian("13", "openjdk-21-jre-headless"), "vsock");
    VsockCommand.write(fixture.keys(), folder.resolve("keys"));
    Files.createDirectories(folder.resolve("lib"));
    for (Path library : libraries()) {
      Files.copy(library, folder.resolve("lib").resolve(library.getFileName()));
    }
    copyClasses(SshConnection.class);
    copyClasses(VsockCommand.class);
    guest.put(folder, HOME);
  }

  @AfterAll
  static void close() throws IOException {
    guest.close();
    fixture.close();
  }

  private static List<Path> libraries() {
    String known = System.getProperty("java.class.path", "");
    String all = System.getProperty("surefire.test.class.path", known);
    return Stream.of(all.split(":", -1))
        .map(Path::of)
        .filter(file -> file.getFileName().toString().matches(LIBRARIES))
        .toList();
  }

  /** From a jar or from a folder: Maven has both. */
  private static void copyClasses(Class<?> one) throws IOException, URISyntaxException {
    Path place = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isRegularFile(place)) {
      Files.copy(place, folder.resolve("lib").resolve(place.getFileName()));
      return;
    }
    Path name = Path.of(one.getPackageName().replace('.', '/'));
    Path target = Files.createDirectories(folder.resolve("classes").resolve(name));
    try (Stream<Path> files = Files.list(place.resolve(name))) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  private static String shell(String line) {
    GuestCommand command = GuestCommand.shell(line).within(Duration.ofMinutes(6));
    return GuestFixture.output(guest, command).strip();
  }

  private static String overVsock(int port, String command) {
    return shell(
        "java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%1$s/classes:%1$s/lib/*' %2$s %3$d %1$s/keys '%4$s'"
            .formatted(HOME, VsockCommand.class.getName(), port, command));
  }

  /** The host has given it no device, so nothing has loaded the module before. */
  private static void listen() {
    assertThat(shell("modprobe vsock_loopback && systemctl start matrix-vsock.socket")).isEmpty();
    assertThat(shell("systemctl is-active matrix-vsock.socket")).isEqualTo("active");
  }

  @Test
  void aMachineWithoutTheDeviceIsNoneTheWorse() {
    assertThat(shell("systemctl is-system-running")).isEqualTo("running");
  }

  @Test
  void commandsRunOverVsockWithTheKeysOfTheRun() {
    listen();

    // systemd names a session after both ends of its connection: CID and port
    assertThat(overVsock(19800, "uname -n; cat /proc/self/cgroup; exit 3"))
        .matches(
            "vsock\\n0::/\\S+/matrix-ssh@\\d+-1:19800-1:\\d+\\.service\\S*\\n"
                + "status: Optional\\[3]");
  }

  @Test
  void whereNobodyListensThePlaceIsNamedAndTheCauseKept() {
    listen();

    assertThat(overVsock(19801, "true"))
        .isEqualTo(
            "error: cannot reach vsock port 19801 of CID 1: Connection reset by peer\n"
                + "cause: org.newsclub.net.unix.ConnectionResetSocketException:"
                + " Connection reset by peer");
  }
}
