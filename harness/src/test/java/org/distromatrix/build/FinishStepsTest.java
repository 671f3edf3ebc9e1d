package org.distromatrix.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinishStepsTest {
  private static FinishSteps of(String... names) {
    return FinishSteps.ofNames(new TreeSet<>(List.of(names)));
  }

  @Test
  void aCommandAndAUnitNeedNothing() {
    assertThat(of("usr/bin/tally", "usr/lib/systemd/system/tally.service").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usr/lib/libtally.so.1",
        "usr/lib/x86_64-linux-gnu/libtally.so.1.2.3",
        "usr/local/lib/libtally.so",
        "usr/lib64/libtally.so.1",
        "etc/ld.so.conf.d/tally.conf"
      })
  void librariesWantTheLinkersCache(String name) {
    assertThat(of(name).script())
        .isEqualTo("exec 2>&1\nset -e\nldconfig\nrm -f /var/cache/ldconfig/aux-cache\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"usr/share/x.so", "usr/lib/tally.source", "usr/lib/notes.so.txt"})
  void otherNamesAreNoLibraries(String name) {
    assertThat(of(name).isEmpty()).isTrue();
  }

  @Test
  void usersAreMadeBeforeUnitsThatMayNeedThem() {
    assertThat(
            of(
                    "usr/lib/sysusers.d/tally.conf",
                    "usr/lib/systemd/system-preset/50-tally.preset",
                    "usr/lib/systemd/system/tally.service",
                    "usr/lib/systemd/system/tally.socket",
                    "usr/lib/systemd/system/tally.socket.d/x.conf",
                    "usr/lib/systemd/user/other.service")
                .script())
        .isEqualTo(
            "exec 2>&1\nset -e\nsystemd-sysusers\nsystemctl --root=/ preset 'tally.service' 'tally.socket'\n");
  }

  @Test
  void cachesThatNoBootRenewsAreRenewed() {
    assertThat(of("usr/lib/systemd/catalog/tally.catalog").script())
        .isEqualTo("exec 2>&1\nset -e\njournalctl --update-catalog\n");
    assertThat(of("usr/lib/udev/hwdb.d/60-tally.hwdb").script())
        .isEqualTo("exec 2>&1\nset -e\nif command -v systemd-hwdb; then systemd-hwdb update; fi\n");
  }
}
