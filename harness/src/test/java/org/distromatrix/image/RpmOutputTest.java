package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.report.model.InstalledPackage;
import org.junit.jupiter.api.Test;

/** Texts as dnf 4.14, zypper 1.14.42 and rpm printed them. */
class RpmOutputTest {
  private static String dnf(String... lines) {
    return told(DnfFailures.KNOWN, lines);
  }

  private static String zypper(String... lines) {
    return told(ZypperFailures.KNOWN, lines);
  }

  private static String told(KnownFailures known, String... lines) {
    MatrixException failure =
        known.explain(List.of(lines), "Cannot build f:1", new DistroRef("f", "1"), "http://m");
    return String.valueOf(failure.getMessage());
  }

  @Test
  void dnfFailures() {
    assertThat(dnf("Package gcc-1.x86_64.rpm is not signed", "Error: GPG check FAILED"))
        .isEqualTo(
            "Cannot build f:1: the mirror's signature cannot be trusted:"
                + " Package gcc-1.x86_64.rpm is not signed; mirror: http://m");
    assertThat(
            dnf(
                "Check that the correct key URLs are configured. Failing package is: gcc-1.x86_64",
                "Error: GPG check FAILED"))
        .isEqualTo(
            "Cannot build f:1: the mirror's signature cannot be trusted:"
                + " gcc-1.x86_64 is signed by another key; mirror: http://m");
    assertThat(dnf("Problem opening package gcc-1.x86_64.rpm", "Error: GPG check FAILED"))
        .isEqualTo(
            "Cannot build f:1: the mirror's signature cannot be trusted:"
                + " gcc-1.x86_64.rpm is not what was signed; mirror: http://m");
    assertThat(dnf("Error: " + "x".repeat(300) + " is not signed"))
        .isEqualTo(
            "Cannot build f:1: the mirror's signature cannot be trusted: "
                + "x".repeat(200)
                + " ...; mirror: http://m");
    assertThat(dnf("  - Curl error (7): Couldn't connect to server for http://m/x"))
        .startsWith("Cannot build f:1: the mirror cannot be reached: ");
    assertThat(dnf("  - Status code: 404 for http://m/repodata/repomd.xml (IP: 127.0.0.1)"))
        .startsWith("Cannot build f:1: the mirror does not have it: ");
    assertThat(dnf("Error: Transaction test error:", "  At least 12MB more space needed on /"))
        .isEqualTo("Cannot build f:1: the disk that holds the cache is full; mirror: http://m");
    assertThat(dnf("Error: first", "noise", "Error: second"))
        .isEqualTo("Cannot build f:1: first; second; mirror: http://m");
  }

  @Test
  void zypperFailures() {
    assertThat(zypper("Signature verification failed for file 'repomd.xml' from repository 'oss'."))
        .startsWith("Cannot build f:1: the mirror's signature cannot be trusted: ");
    assertThat(
            zypper(
                "New repository or package signing key received:",
                "  Key Name:         Somebody <s@m>",
                "Do you want to reject the key, trust temporarily, or trust always? [r/t/a/?] (r)"))
        .isEqualTo(
            "Cannot build f:1: the mirror's signature cannot be trusted:"
                + " it is by another key, of Somebody <s@m>; mirror: http://m");
    assertThat(zypper(" - [oss|http://m] Repository type can't be determined."))
        .startsWith("Cannot build f:1: the mirror does not have it: ");
    assertThat(zypper("[oss|http://m] Valid metadata not found at specified URL"))
        .isEqualTo(
            "Cannot build f:1: the mirror does not have it:"
                + " Valid metadata not found at specified URL; mirror: http://m");
    assertThat(zypper(" - [oss|http://m/oss] Repository type can't be determined."))
        .startsWith("Cannot build f:1: the mirror does not have it: ");
    assertThat(zypper("Timeout exceeded: it was ended after 300 s"))
        .startsWith("Cannot build f:1: the mirror does not answer in time: ");
  }

  @Test
  void unknownPackages() {
    assertThat(DnfFailures.unknownPackages(List.of("Error: Unable to find a match: maek gc")))
        .containsExactly("maek", "gc");
    assertThat(DnfFailures.unknownPackages(List.of("No match for argument: maek")))
        .containsExactly("maek");
    assertThat(ZypperFailures.unknownPackages(List.of("No provider of 'maek' found.")))
        .containsExactly("maek");
  }

  @Test
  void packageTable() {
    String text =
        """
        zlib\t0\t1.3\t1.fc44\tx86_64\tupdates
        gcc\t4\t14.2\t1\tx86_64\t
        gpg-pubkey\t0\t1\t2\t(none)\t
        a line of something else
        """;
    Map<String, String> origins =
        RpmTable.origins(
            List.of(
                "# 2026-11-24 21:00:00 gcc-14.2-1.x86_64.rpm installed ok",
                "2026-11-24 21:00:00|install|gcc|14.2-1|x86_64|root@h|oss|abc|"));
    assertThat(RpmTable.read(text, origins))
        .containsExactly(
            new InstalledPackage("gcc", "4:14.2-1", "x86_64", "oss"),
            new InstalledPackage("zlib", "1.3-1.fc44", "x86_64", "updates"));
  }
}
