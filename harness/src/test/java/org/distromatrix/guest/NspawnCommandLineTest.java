package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NspawnCommandLineTest {
  private static NspawnCommandLine line(Path shared, boolean network) {
    return new NspawnCommandLine(
        "1-2-tally", "tally", Path.of("/c/root"), shared, Path.of("/r/notify"), network);
  }

  @Test
  void guestWithoutNetwork() {
    assertThat(line(Path.of("/r/m"), false).argv().subList(4, 19))
        .containsExactly(
            "systemd-nspawn",
            "--quiet",
            "--settings=no",
            "--directory=/c/root",
            "--machine=1-2-tally",
            "--hostname=tally",
            "--boot",
            "--kill-signal=SIGRTMIN+3",
            "--notify-ready=yes",
            "--register=no",
            "--keep-unit",
            "--console=read-only",
            "--bind=/r/m:/run/matrix",
            "--resolv-conf=off",
            "--timezone=off");
    assertThat(line(Path.of("/r/m"), false).argv())
        .endsWith("--link-journal=no", "--private-network");
  }

  @Test
  void guestWithNetworkSharesTheHosts() {
    assertThat(line(Path.of("/r/m"), true).argv())
        .contains("--resolv-conf=copy-host")
        .doesNotContain("--private-network", "--resolv-conf=off");
  }

  @Test
  void colonsInThePathOfTheSharedFolderAreNoSeparators() {
    assertThat(line(Path.of("/a:b\\c"), false).argv()).contains("--bind=/a\\:b\\\\c:/run/matrix");
  }

  @Test
  void statusAfterARebootStartsItAgain() {
    assertThat(line(Path.of("/r/m"), false).argv().subList(0, 4))
        .containsExactly(
            "sh",
            "-c",
            "while \"$@\"; status=$?; [ $status -eq 133 ]; do :; done; exit $status",
            "distro-matrix");
  }

  @Test
  void environmentAsksForTheUnifiedHierarchyAndNamesTheNotifySocket() {
    assertThat(line(Path.of("/r/m"), false).environment())
        .containsEntry("SYSTEMD_NSPAWN_UNIFIED_HIERARCHY", "1")
        .containsEntry("NOTIFY_SOCKET", "/r/notify");
  }
}
