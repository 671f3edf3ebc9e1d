package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.distromatrix.guest.GuestFixture.output;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How guests come and go, each test with its own. */
class GuestLifeIT {
  private static GuestFixture fixture;

  @BeforeAll
  static void open() {
    fixture = new GuestFixture();
  }

  @AfterAll
  static void close() throws Exception {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bookworm", "trixie"})
  void rebootGivesAnotherBootOfTheSameGuest(String codename) {
    try (Guest guest = fixture.boot(codename)) {
      String first = guest.bootId();
      output(guest, GuestCommand.shell("echo kept >/var/kept"));

      guest.reboot(GuestFixture.BOOT_LIMIT);

      assertThat(guest.bootId()).isNotEqualTo(first);
      assertThat(
              output(guest, GuestCommand.of("cat", "/proc/sys/kernel/random/boot_id", "/var/kept")))
          .isEqualTo(guest.bootId() + "\nkept\n");
      assertThat(output(guest, GuestCommand.of("systemctl", "is-system-running")))
          .isEqualTo("running\n");
    }
  }

  @Test
  void rebootFromInsideIsSeenAndAwaited() {
    try (Guest guest = fixture.boot("trixie")) {
      String first = guest.bootId();
      assertThatThrownBy(() -> output(guest, GuestCommand.shell("systemctl reboot; sleep 60")))
          .isInstanceOf(GuestLost.class);

      guest.awaitReboot(first, GuestFixture.BOOT_LIMIT);

      assertThat(guest.bootId()).isNotEqualTo(first);
      assertThat(guest.alive()).isTrue();
    }
  }

  @Test
  void guestThatPowersItselfOffIsLostAtOnce() {
    try (Guest guest = fixture.boot("trixie")) {
      String first = guest.bootId();
      assertThatThrownBy(() -> output(guest, GuestCommand.shell("systemctl poweroff; sleep 60")))
          .isInstanceOf(GuestLost.class);
      assertThatThrownBy(() -> guest.awaitReboot(first, GuestFixture.BOOT_LIMIT))
          .isInstanceOf(GuestLost.class)
          .hasMessage("guest trixie did not come back: it powered itself off");
      assertThat(guest.alive()).isFalse();
    }
  }

  @Test
  void guestWhoseSshdIsKilledIsLostAtOnce() {
    try (Guest guest = fixture.boot("trixie")) {
      assertThatThrownBy(
              () ->
                  output(
                      guest,
                      GuestCommand.shell(
                          "kill -9 $(grep -lz sshd /proc/[0-9]*/cmdline | cut -d/ -f3); sleep 60")))
          .isInstanceOf(GuestLost.class)
          .hasMessage(
              "guest trixie was lost: the SSH connection ended, though the guest still runs");
    }
  }

  @Test
  void nothingOfAClosedGuestStays() throws Exception {
    Guest guest = fixture.boot("trixie");
    assertThat(Leftovers.of(fixture)).isNotEmpty();
    guest.close();
    assertThat(Leftovers.of(fixture)).isEmpty();
    assertThatThrownBy(() -> output(guest, GuestCommand.of("true"))).isInstanceOf(GuestLost.class);
  }

  @Test
  void brokenInitIsNamedWithItsConsole(@TempDir Path layer) throws Exception {
    Path systemd = Files.createDirectories(layer.resolve("usr/lib/systemd")).resolve("systemd");
    Files.writeString(systemd, "#!/bin/sh\necho 'this init is broken'\nexit 5\n");
    assertThat(systemd.toFile().setExecutable(true, false)).isTrue();
    assertThatThrownBy(() -> fixture.boot("trixie", List.of(layer)))
        .isInstanceOf(MatrixException.class)
        .hasMessageStartingWith("Cannot boot 'trixie': its init ended with status ")
        .hasMessageContaining("this init is broken");
    assertThat(Leftovers.of(fixture)).isEmpty();
  }

  @Test
  void bootThatTakesTooLongNamesWhatItWaitsFor(@TempDir Path layer) throws Exception {
    unit(layer, "stuck.service", "[Service]\nType=oneshot\nExecStart=/bin/sleep 600\n");
    assertThatThrownBy(() -> fixture.boot("trixie", List.of(layer), Duration.ofSeconds(4)))
        .isInstanceOf(MatrixException.class)
        .hasMessageStartingWith(
            "Cannot boot 'trixie': not ready within 4 s: it is still starting: ")
        .hasMessageContaining("stuck.service");
  }

  @Test
  void rescueShellIsNoBoot(@TempDir Path layer) throws Exception {
    unit(
        layer,
        "broken.service",
        """
        [Unit]
        DefaultDependencies=no
        Before=sysinit.target
        OnFailure=emergency.target
        OnFailureJobMode=replace-irreversibly
        [Service]
        Type=oneshot
        ExecStart=/bin/false
        """);
    assertThatThrownBy(() -> fixture.boot("trixie", List.of(layer)))
        .isInstanceOf(MatrixException.class)
        .hasMessageStartingWith(
            "Cannot boot 'trixie': it ended in a rescue shell; failed units: broken.service");
  }

  @Test
  void missingSshServerIsNamed(@TempDir Path layer) throws Exception {
    Files.createDirectories(layer.resolve("usr/sbin"));
    Files.writeString(layer.resolve("usr/sbin/sshd"), "#!/bin/sh\nexit 1\n");
    assertThat(layer.resolve("usr/sbin/sshd").toFile().setExecutable(true, false)).isTrue();
    assertThatThrownBy(() -> fixture.boot("trixie", List.of(layer)))
        .isInstanceOf(MatrixException.class)
        .hasMessageStartingWith("Cannot boot 'trixie': cannot enter it over SSH: ");
  }

  private static void unit(Path layer, String name, String content) throws Exception {
    Path units = Files.createDirectories(layer.resolve("etc/systemd/system"));
    Files.writeString(units.resolve(name), content);
    Path wants = Files.createDirectories(units.resolve("sysinit.target.wants"));
    Files.createSymbolicLink(wants.resolve(name), Path.of("..", name));
  }

  /** A guest is a process, a mount, folders and control groups. */
  private static final class Leftovers {
    static List<String> of(GuestFixture fixture) throws Exception {
      String mine = "" + ProcessHandle.current().pid();
      var found = new ArrayList<String>();
      for (Path parent :
          List.of(
              fixture.places().runtime(),
              fixture.places().cache().resolve("scratch"),
              Path.of("/run/systemd/nspawn/propagate"),
              Path.of("/sys/fs/cgroup/unified"),
              Path.of("/sys/fs/cgroup/systemd"),
              Path.of("/sys/fs/cgroup"))) {
        if (Files.isDirectory(parent)) {
          try (var entries = Files.list(parent)) {
            entries
                .map(Path::toString)
                .filter(path -> path.contains(mine + "-"))
                .forEach(found::add);
          }
        }
      }
      ProcessHandle.current().descendants().map(ProcessHandle::toString).forEach(found::add);
      return found;
    }
  }

  @Test
  void killedJvmLeavesNothing() throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            GuestHolder.class.getName());
    Process holder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var said = holder.inputReader()) {
      assertThat(said.readLine()).isEqualTo("booted");
      List<ProcessHandle> processes = holder.toHandle().descendants().toList();
      assertThat(processes).isNotEmpty();
      holder.destroyForcibly().waitFor();
      for (ProcessHandle process : processes) {
        process.onExit().get(20, TimeUnit.SECONDS);
      }
    }
    String owner = holder.pid() + "-";
    try (var entries = Files.list(fixture.places().runtime())) {
      assertThat(entries.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith(owner));
    }
    try (var entries = Files.list(fixture.places().cache().resolve("scratch"))) {
      assertThat(entries.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith(owner));
    }
  }

  /** Boots a guest and waits to be killed. */
  static final class GuestHolder {
    public static void main(String[] arguments) throws Exception {
      var fixture = new GuestFixture();
      Guest guest = fixture.boot("trixie");
      guest.exec(GuestCommand.of("true"), OutputSink.none(), OutputSink.none());
      System.out.println("booted");
      System.in.read();
    }
  }
}
