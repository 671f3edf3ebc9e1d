package org.distromatrix.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildNspawnTest {
  @Test
  void runsAProgramWithoutNetwork() {
    var nspawn =
        new BuildNspawn(
            "build-1",
            Path.of("/c/root"),
            Map.of(Path.of("/c/a:b"), "/matrix/dest"),
            false,
            List.of("/bin/sh", "/matrix/run"));

    assertThat(nspawn.argv())
        .containsExactly(
            "systemd-nspawn",
            "--quiet",
            "--directory=/c/root",
            "--machine=build-1",
            "--as-pid2",
            "--register=no",
            "--keep-unit",
            "--console=pipe",
            "--timezone=off",
            "--link-journal=no",
            "--resolv-conf=off",
            "--private-network",
            "--bind=/c/a\\:b:/matrix/dest",
            "--",
            "/bin/sh",
            "/matrix/run");
  }

  @Test
  void aNetworkIsTheHostsWithItsResolver() {
    var nspawn =
        new BuildNspawn("build-1", Path.of("/c/root"), Map.of(), true, List.of("/bin/true"));

    assertThat(nspawn.argv())
        .contains("--resolv-conf=replace-host")
        .doesNotContain("--private-network", "--resolv-conf=off");
  }
}
