package org.distromatrix.guest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How systemd-nspawn is called (man systemd-nspawn; what is not obvious was measured with 252).
 *
 * @param machine name of its own on this host
 * @param hostname what it calls itself
 * @param root the mounted overlay
 * @param shared host folder that the guest sees as {@link #SHARED}
 * @param notifySocket host socket that hears of the end of the boot
 * @param network false: nothing but loopback
 */
record NspawnCommandLine(
    String machine, String hostname, Path root, Path shared, Path notifySocket, boolean network) {
  /** Where keys and the way in lie in the guest. */
  static final String SHARED = "/run/matrix";

  /**
   * With --keep-unit nspawn leaves the reboot to whoever started it: its status is then 133, as a
   * service's that is to be started again.
   */
  private static final String AGAIN_AFTER_REBOOT =
      "while \"$@\"; status=$?; [ $status -eq 133 ]; do :; done; exit $status";

  List<String> argv() {
    var argv = new ArrayList<String>();
    argv.addAll(List.of("sh", "-c", AGAIN_AFTER_REBOOT, "distro-matrix"));
    argv.add("systemd-nspawn");
    argv.addAll(List.of("--quiet", "--settings=no", "--directory=" + root, "--machine=" + machine));
    argv.add("--hostname=" + hostname);
    argv.addAll(List.of("--boot", "--kill-signal=SIGRTMIN+3", "--notify-ready=yes"));
    // this host may have no systemd to register with
    argv.addAll(List.of("--register=no", "--keep-unit"));
    // "pipe" shows nothing of the boot
    argv.add("--console=read-only");
    argv.add("--bind=" + escaped(shared) + ":" + SHARED);
    argv.addAll(List.of("--resolv-conf=" + (network ? "copy-host" : "off"), "--timezone=off"));
    argv.add("--link-journal=no");
    if (!network) {
      argv.add("--private-network");
    }
    return List.copyOf(argv);
  }

  /** What nspawn itself is told by its environment. */
  Map<String, String> environment() {
    return Map.of(
        // without it systemd 258 and newer end at once, silently, on a host with cgroup v1
        "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY", "1",
        // leaves /tmp to the distribution; nspawn's own is a tmpfs of a tenth of the memory
        "SYSTEMD_NSPAWN_TMPFS_TMP", "0",
        // its lock files outlive it when it is killed; our overlays are never shared
        "SYSTEMD_NSPAWN_LOCK", "0",
        "NOTIFY_SOCKET", notifySocket.toString());
  }

  private static String escaped(Path path) {
    return path.toString().replace("\\", "\\\\").replace(":", "\\:");
  }
}
