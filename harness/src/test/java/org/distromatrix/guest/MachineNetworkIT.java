package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.guest.GuestFixture.output;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.build.CellImage;
import org.distromatrix.config.MachineSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Networks and further disks of machines that go on from a saved state. Needs root. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MachineNetworkIT {
  private static final String MACHINE =
      "machine: { memory: 768MiB, cpus: 3, kernel-arguments: [audit=0, \"matrix.test=a,b\"],"
          + " disks: [1GiB, 300MiB] }";
  private static final String DISKS = "lsblk -bno NAME,SIZE /dev/vdb /dev/vdc";
  private static final String EMPTY = "vdb 1073741824\nvdc 314572800";

  @TempDir private static Path folder;

  private static MachineFixture fixture;
  private static CellImage image;
  private static MachineSettings settings;
  private static HttpServer server;

  @BeforeAll
  static void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = "from the host".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    fixture = new MachineFixture();
    image = fixture.with(fixture.debian("13"), List.of("fdisk", "e2fsprogs"));
    settings = MachineYaml.read(folder, MACHINE);
  }

  @AfterAll
  static void close() throws IOException {
    server.stop(0);
    fixture.close();
  }

  private static String shell(Guest guest, String line) {
    return output(guest, GuestCommand.shell(line)).strip();
  }

  /** Asks the server for a page, by bash alone. */
  private static String get(String prefix, String address) {
    String ask =
        "exec 3<>/dev/tcp/%s/%d && printf \"GET / HTTP/1.0\\r\\n\\r\\n\" >&3 && cat <&3"
            .formatted(address, server.getAddress().getPort());
    return prefix + " timeout 10 bash -c '" + ask + "'";
  }

  @Test
  @Order(1)
  void aResumedGuestReachesTheHostAndKeepsItsDisksOverAReboot() {
    try (Guest guest = fixture.resume(image, "network", settings, true)) {
      assertThat(guest.capabilities()).contains(Capability.NETWORK);
      assertThat(shell(guest, "uname -n")).isEqualTo("network");
      assertThat(shell(guest, get("", "10.0.3.2"))).endsWith("from the host");
      assertThat(shell(guest, "cat /etc/resolv.conf")).isEqualTo("nameserver 10.0.3.3");
      assertThat(shell(guest, "nproc; cat /proc/cmdline"))
          .startsWith("3\n")
          .endsWith(" audit=0 matrix.test=a,b");

      assertThat(shell(guest, DISKS).replaceAll(" +", " ")).isEqualTo(EMPTY);
      assertThat(
              shell(
                  guest,
                  "set -e; echo ',100M' | sfdisk -q /dev/vdb; udevadm settle;"
                      + " mkfs.ext4 -q /dev/vdb1; mkfs.ext4 -q /dev/vdc; mount /dev/vdb1 /mnt;"
                      + " echo kept >/mnt/file; umount /mnt"))
          .isEmpty();
      guest.reboot(MachineFixture.BOOT_LIMIT);

      assertThat(
              shell(
                  guest, "mount /dev/vdb1 /mnt && cat /mnt/file; blkid -o value -s TYPE /dev/vdc"))
          .isEqualTo("kept\next4");
      assertThat(shell(guest, get("", "10.0.3.2"))).endsWith("from the host");
      assertThat(shell(guest, "systemctl is-system-running")).isEqualTo("running");
    }
  }

  @Test
  @Order(2)
  void theNextGuestHasFreshDisks() {
    try (Guest guest = fixture.resume(image, "next", settings, true)) {
      assertThat(shell(guest, DISKS).replaceAll(" +", " ")).isEqualTo(EMPTY);
      assertThat(shell(guest, "head -c 300M /dev/vdb | tr -d '\\0' | wc -c")).isEqualTo("0");
      assertThat(shell(guest, get("", "10.0.3.2"))).endsWith("from the host");
    }
  }

  @Test
  @Order(3)
  void withoutANetworkNothingIsReached() {
    try (Guest guest = fixture.resume(fixture.debian("13"), "alone")) {
      assertThat(guest.capabilities()).doesNotContain(Capability.NETWORK);
      for (String router : List.of("10.0.2.2", "10.0.3.2")) {
        assertThat(shell(guest, get("", router))).contains("Network is unreachable");
        // not even by those who know of the way in
        assertThat(shell(guest, get("ip netns exec matrix", router)))
            .doesNotContain("from the host");
      }
    }
  }
}
