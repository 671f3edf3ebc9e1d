package org.distromatrix.report.explain.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionOrderTest {
  @ParameterizedTest
  @CsvSource({
    "1.0, <, 1.1",
    "1.9, <, 1.10",
    "1.2.13.dfsg-1, <, 1:1.2.11.dfsg-2",
    "0:1.0, =, 1.0",
    "1.0, =, 1.00",
    "1.0~rc1, <, 1.0",
    "1.0~rc1, <, 1.0~rc2",
    "1.0~~, <, 1.0~",
    "1.0~~a, <, 1.0~",
    "1.0, <, 1.0a",
    "1.0a, <, 1.0+",
    "1.0a, <, 1.0.1",
    "1.0-1, <, 1.0-1+b1",
    "1.0-1~bpo12+1, <, 1.0-1",
    "2.36-9+deb12u9, <, 2.36-9+deb12u13",
    "2.36-9+deb12u13, <, 2.41-12",
    "1.0, =, 1.0-0",
    "1.0-1, <, 1.0.1-1",
    "1.2-3-1, <, 1.2-3-2",
    "252.39-1~deb12u2, <, 257.9-1~deb13u1",
    "20240203, <, 20250419999999999999999",
    "a, <, b",
    "A, <, a",
    "'', <, 1",
  })
  void dpkg(String one, String sign, String other) {
    assertOrder(VersionOrder.DPKG, one, sign, other);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, <, 1.1",
    "1.9, <, 1.10",
    "2.0-1.fc43, <, 1:1.0-1.fc43",
    "0:1.0-1, =, 1.0-1",
    "1.05, =, 1.5",
    "2.0, <, 2.0.1",
    "2.0.1, <, 2.0.1a",
    "5.5p1, <, 5.5p10",
    "10xyz, <, 10.1xyz",
    "xyz10, <, xyz10.1",
    "xyz.4, <, 8",
    "1.0, =, 1_0",
    "1.0~rc1, <, 1.0",
    "1.0~rc1, <, 1.0~rc2",
    "1.0~rc1~git123, <, 1.0~rc1",
    "1.0, <, 1.0^",
    "1.0^git1, <, 1.0.1",
    "1.0^git1, <, 1.0^git2",
    "1.0^git1~pre, <, 1.0^git1",
    "1.0~rc1^git1, <, 1.0",
    "1.0~rc1, <, 1.0~rc1^git1",
    "1.0^, <, 1.0a",
    "2.41-1.fc42, <, 2.41-1.fc43",
    "2.34-100.el9_4.2, <, 2.34-125.el9_5.1",
    "1.a, <, 1.b",
    "1.A, <, 1.a",
    "20240203, <, 20250419999999999999999",
  })
  void rpm(String one, String sign, String other) {
    assertOrder(VersionOrder.RPM, one, sign, other);
  }

  @ParameterizedTest
  @CsvSource({"2.9, <, 2.36", "2.41, <, 2.41.1", "6.12.1, =, 6.12.1", "'', <, 1"})
  void upstream(String one, String sign, String other) {
    assertOrder(VersionOrder.UPSTREAM, one, sign, other);
  }

  @Test
  void whatTheMakersCountBeginsAfterTheEpoch() {
    assertThat(UpstreamVersion.of("1:2.41-6ubuntu1")).isEqualTo("2.41");
    assertThat(UpstreamVersion.of("6.18.44-fc-v769")).isEqualTo("6.18.44");
    assertThat(UpstreamVersion.of("rolling")).isEmpty();
  }

  private static void assertOrder(VersionOrder order, String one, String sign, String other) {
    int expected = sign.equals("<") ? -1 : 0;
    assertThat(Integer.signum(order.compare(one, other))).isEqualTo(expected);
    assertThat(Integer.signum(order.compare(other, one))).isEqualTo(-expected);
  }
}
