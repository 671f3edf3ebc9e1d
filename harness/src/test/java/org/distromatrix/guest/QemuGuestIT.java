package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.distromatrix.guest.GuestFixture.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.build.CellImage;
import org.distromatrix.command.OutputSink;
import org.distromatrix.config.FileSystem;
import org.distromatrix.config.KernelChoice;
import org.distromatrix.config.MachineSettings;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Real machines, all but one resumed from the state that the first of them saves. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QemuGuestIT {
  private static MachineFixture fixture;
  private static CellImage image;

  @BeforeAll
  static void open() throws IOException {
    fixture = new MachineFixture();
    image = fixture.debian("13");
  }

  @AfterAll
  static void close() throws IOException {
    fixture.close();
  }

  private static MachineSettings kernelArguments(String... arguments) {
    MachineSettings all = MachineSettings.DEFAULT;
    return new MachineSettings(
        all.memory(),
        all.cpus(),
        all.disk(),
        FileSystem.EXT4,
        KernelChoice.NEWEST,
        List.of(arguments),
        List.of());
  }

  private static GuestResult run(Guest guest, String line) {
    return guest.exec(GuestCommand.shell(line), OutputSink.none(), OutputSink.none());
  }

  private static String shell(Guest guest, String line) {
    return output(guest, GuestCommand.shell(line)).strip();
  }

  @Test
  @Order(1)
  void machinesOfOneStateAreNotTheSame() {
    String random = "head -c 16 /dev/urandom | od -An -tx1";
    try (Guest one = fixture.resume(image, "one");
        Guest other = fixture.resume(image, "other")) {
      assertThat(one.capabilities()).contains(Capability.VM, Capability.INIT);
      assertThat(shell(one, "uname -n; systemctl is-system-running")).isEqualTo("one\nrunning");
      assertThat(shell(other, "uname -n")).isEqualTo("other");
      assertThat(shell(one, random)).isNotEqualTo(shell(other, random));
      assertThat(one.bootId()).isEqualTo(other.bootId());

      shell(one, "echo mine >/root/mine");
      assertThat(shell(other, "ls /root")).isEmpty();
      assertThat(shell(one, "ls /sys/class/net; ip -o addr | grep -vc ' lo '")).isEqualTo("lo\n0");
    }
  }

  @Test
  @Order(2)
  void aResumedMachineKnowsTheTimeAndComesBackFromARebootWithWhatIsExposed() {
    try (HostServer server = HostServer.saying("from the host");
        Guest guest = fixture.resume(image, "again")) {
      long now = Long.parseLong(shell(guest, "date +%s"));
      assertThat(Instant.ofEpochSecond(now))
          .isCloseTo(Instant.now(), within(Duration.ofSeconds(20)));
      assertThat(shell(guest, "findmnt -no SOURCE,FSTYPE /")).matches("/dev/vda +ext4");

      guest.expose("db", 5432, "localhost", server.port());
      assertThat(shell(guest, "bash -c 'cat </dev/tcp/db/5432'")).isEqualTo("from the host");

      shell(guest, "echo kept >/root/kept");
      String before = guest.bootId();
      guest.reboot(MachineFixture.BOOT_LIMIT);

      assertThat(guest.bootId()).isNotEqualTo(before);
      assertThat(shell(guest, "cat /root/kept; systemctl is-system-running"))
          .isEqualTo("kept\nrunning");
      assertThat(shell(guest, "bash -c 'cat </dev/tcp/db/5432'")).isEqualTo("from the host");
    }
  }

  @Test
  @Order(3)
  void aKernelsPanicIsTold() {
    try (Guest guest = fixture.resume(image, "panics")) {
      assertThatThrownBy(() -> run(guest, "echo c >/proc/sysrq-trigger"))
          .isInstanceOf(GuestLost.class)
          .hasMessageContaining("guest panics was lost: kernel panic: ")
          .hasMessageContaining("sysrq triggered crash");
      assertThat(guest.alive()).isFalse();
    }
  }

  @Test
  @Order(4)
  void aMachineThatGoesOffIsLost() {
    try (Guest guest = fixture.resume(image, "goes-off")) {
      assertThatThrownBy(() -> run(guest, "systemctl poweroff; sleep 60"))
          .isInstanceOf(GuestLost.class)
          .hasMessageContaining("it powered itself off");
    }
  }

  /** As the host's own out-of-memory killer ends it. */
  @Test
  @Order(4)
  void aMachineWhoseQemuIsKilledIsLost() {
    try (Guest guest = fixture.resume(image, "killed-outside")) {
      ProcessHandle qemu =
          ProcessHandle.allProcesses()
              .filter(process -> process.info().commandLine().orElse("").contains("qemu-system"))
              .filter(QemuGuestIT::isKilledOutside)
              .findFirst()
              .orElseThrow();
      qemu.destroyForcibly();

      assertThatThrownBy(() -> run(guest, "true"))
          .isInstanceOf(GuestLost.class)
          .hasMessage(
              "guest killed-outside was lost: qemu was killed (by the host, for want of memory?)");
      assertThat(guest.alive()).isFalse();
    }
  }

  /** The shell around qemu has the same arguments; its end would end qemu, too. */
  private static boolean isKilledOutside(ProcessHandle process) {
    List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
    return arguments.indexOf("killed-outside") == arguments.indexOf("-name") + 1
        && arguments.indexOf("-name") == 0;
  }

  @Test
  @Order(5)
  void whoeverTakesAllMemoryIsNamed() {
    try (Guest guest = fixture.resume(image, "hungry")) {
      GuestResult result = run(guest, "exec tail /dev/zero");

      assertThat(result.signal()).contains("KILL");
      assertThat(result.killer().orElse(""))
          .matches("out of memory: the guest's kernel ended process \\d+ \\(tail\\)");
    }
  }

  @Test
  @Order(6)
  void aStateThatDoesNotGoOnCostsABootOnly() throws IOException {
    Files.write(devicesOfTheState(), new byte[] {1, 2, 3});
    fixture.warnings.clear();

    try (Guest guest = fixture.resume(image, "cold")) {
      assertThat(fixture.warnings)
          .singleElement()
          .asString()
          .startsWith("boots cold: a saved state is of no use: its state cannot be resumed: ");
      assertThat(shell(guest, "uname -n; systemctl is-system-running")).isEqualTo("cold\nrunning");
    }
  }

  /** That which was used last is ours. */
  private static Path devicesOfTheState() throws IOException {
    try (Stream<Path> states = Files.list(fixture.places().cache().resolve("states"))) {
      return states
          .max(Comparator.comparing(state -> state.resolve("used").toFile().lastModified()))
          .orElseThrow()
          .resolve("current/devices");
    }
  }

  @Tag("slow")
  @Test
  @Order(7)
  void aRescueShellEndsTheWait() {
    var settings = kernelArguments("systemd.unit=emergency.target");

    assertThatThrownBy(() -> fixture.boot(image, "rescue", settings).close())
        .isInstanceOf(MatrixException.class)
        .hasMessageStartingWith("Cannot boot 'rescue': it ended in a rescue shell")
        .satisfies(e -> assertThat(((MatrixException) e).log()).isNotEmpty());
  }

  @Test
  @Order(8)
  void aKernelThatIsNotThereIsNamed() {
    MachineSettings all = MachineSettings.DEFAULT;
    var settings =
        new MachineSettings(
            all.memory(),
            all.cpus(),
            all.disk(),
            FileSystem.EXT4,
            new KernelChoice(Optional.of("1.2.*"), Optional.empty()),
            List.of(),
            List.of());

    assertThatThrownBy(() -> fixture.boot(image, "other-kernel", settings).close())
        .isInstanceOf(MatrixException.class)
        .hasMessageMatching("Cannot boot kernel '1.2.\\*' on debian:13: its image has 6\\.12\\..*");
  }
}
