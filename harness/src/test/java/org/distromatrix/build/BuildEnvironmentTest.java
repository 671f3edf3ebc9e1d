package org.distromatrix.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildEnvironmentTest {
  private static BuildRecipe recipe(boolean network) {
    return new BuildRecipe(
        "tally",
        List.of("build.sh"),
        network,
        Duration.ofMinutes(1),
        Map.of("CFLAGS", "-O2", "CC", "cc"),
        Map.of("http_proxy", "http://proxy.example.org"),
        Optional.empty());
  }

  @Test
  void isMkosisContractThenTheProjectsValuesThenTheAxes() {
    var expected = new java.util.TreeMap<String, String>();
    expected.put(
        "PATH", "/matrix/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    expected.put("HOME", "/root");
    expected.put("LC_ALL", "C.UTF-8");
    expected.put("TZ", "UTC");
    expected.put("SRCDIR", "/var/lib/matrix/source");
    expected.put("CHROOT_SRCDIR", "/var/lib/matrix/source");
    expected.put("BUILDDIR", "/matrix/build");
    expected.put("CHROOT_BUILDDIR", "/matrix/build");
    expected.put("DESTDIR", "/matrix/dest");
    expected.put("CHROOT_DESTDIR", "/matrix/dest");
    expected.put("OUTPUTDIR", "/matrix/out");
    expected.put("CHROOT_OUTPUTDIR", "/matrix/out");
    expected.put("ARTIFACTDIR", "/matrix/artifacts");
    expected.put("BUILDROOT", "/");
    expected.put("DISTRIBUTION", "debian");
    expected.put("RELEASE", "trixie");
    expected.put("ARCHITECTURE", "x86-64");
    expected.put("DISTRIBUTION_ARCHITECTURE", "amd64");
    expected.put("WITH_DOCS", "1");
    expected.put("WITH_TESTS", "1");
    expected.put("WITH_NETWORK", "0");
    expected.put("container", "mkosi");
    expected.put("CFLAGS", "-O2");
    expected.put("CC", "clang");

    assertThat(BuildEnvironment.of(Cells.cell(Map.of("CC", "clang")), recipe(false)))
        .containsExactlyInAnyOrderEntriesOf(expected);
  }

  @Test
  void proxiesComeWithTheNetworkAndAreNoInput() {
    var cell = Cells.cell(Map.of());

    assertThat(BuildEnvironment.of(cell, recipe(true)))
        .containsEntry("WITH_NETWORK", "1")
        .containsEntry("http_proxy", "http://proxy.example.org");
    assertThat(BuildEnvironment.ofKey(cell, recipe(true))).doesNotContainKey("http_proxy");
  }
}
