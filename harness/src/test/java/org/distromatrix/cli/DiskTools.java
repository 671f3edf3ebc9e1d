package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that read and boot disks. */
final class DiskTools {
  /**
   * nspawn asks whether udev is there before it opens an image, which this host may not have, and
   * then can do without: a socket of that name satisfies it. All of it in namespaces of its own.
   */
  private static final String NSPAWN =
      "mount -t tmpfs tmpfs /run && mkdir /run/udev || exit 1\n"
          + "systemd-socket-activate --seqpacket --listen=/run/udev/control sleep 600 2>/dev/null &\n"
          + "until [ -S /run/udev/control ]; do :; done\n"
          + "exec systemd-nspawn --settings=no --register=no --keep-unit --private-network"
          + " --machine=exported \"$@\"";

  private DiskTools() {}

  /** What a program prints on both streams; it must succeed. */
  static String run(String... argv) {
    try {
      Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(String.join(" ", argv) + "\n" + text).isZero();
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Bytes that a sparse file takes. */
  static long allocated(Path file) {
    return Long.parseLong(run("du", "-k", file.toString()).replaceFirst("\t[\\s\\S]*", "")) * 1024;
  }

  /** Skips the rest of a test, visibly, where the kernel has none: a container without devices. */
  static void requireLoopDevices() {
    assumeTrue(Files.exists(Path.of("/dev/loop-control")), "no loop devices here");
  }

  /**
   * How nspawn runs a disk.
   *
   * @param script a shell script; "": the image is booted
   */
  static List<String> nspawn(Path disk, String script) {
    var argv =
        new ArrayList<>(
            List.of(
                "env",
                "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1",
                "SYSTEMD_NSPAWN_LOCK=0",
                "unshare",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child=KILL",
                "--propagation=private",
                "--mount-proc"));
    argv.addAll(List.of("sh", "-c", NSPAWN, "sh", "--image=" + disk));
    argv.addAll(
        script.isEmpty()
            ? List.of("--console=read-only", "--boot")
            : List.of("--console=pipe", "--quiet", "sh", "-c", script));
    return argv;
  }

  /** A virtual machine whose firmware finds by itself what to start; it writes to no disk. */
  static List<String> uefiMachine(String firmware, Path disk, String format) {
    return List.of(
        "qemu-system-x86_64",
        "-accel",
        "tcg,thread=multi",
        "-cpu",
        "max",
        "-machine",
        "q35",
        "-smp",
        "2",
        "-m",
        "768",
        "-nodefaults",
        "-display",
        "none",
        "-serial",
        "stdio",
        "-no-reboot",
        "-drive",
        "if=pflash,format=raw,readonly=on,file=" + firmware,
        "-drive",
        "file=" + disk + ",format=" + format + ",if=virtio,snapshot=on");
  }
}
