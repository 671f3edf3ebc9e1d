package org.distromatrix.distro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the profiles with what was found out about the distributions elsewhere. */
class ProfileFactsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final ProfileCatalog catalog = ProfileCatalog.standard(TODAY);

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ProfileFactsTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @TestFactory
  Stream<DynamicTest> repositories() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    List<String> refs = List.of();
    for (String line : resource("expected-repositories.txt").lines().toList()) {
      if (line.startsWith("[")) {
        refs = List.of(line.substring(1, line.length() - 1).split(" ", -1));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        for (String ref : refs) {
          for (String architecture : List.of("x86-64", "arm64")) {
            String name = ref + " " + architecture + " " + line.split(" ", 2)[0];
            tests.add(dynamicTest(name, () -> compare(ref, architecture, line)));
          }
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(200);
    return tests.stream();
  }

  private void compare(String ref, String architecture, String line) {
    ResolvedDistro distro = found(ref, architecture);
    String expected =
        line.replace("{v}", distro.version()).replace("{a}", distro.nativeArchitecture());
    assertThat(distro.repositories())
        .as("%s for %s", ref, architecture)
        .extracting(ProfileFactsTest::line)
        .contains(expected);
  }

  private static String line(Repository one) {
    return "%s %s %s %s %s"
        .formatted(
            one.id(),
            one.enabled() ? "+" : "-",
            one.kind().name().toLowerCase(Locale.ROOT),
            one.url(),
            one.mirrorPath());
  }

  @ParameterizedTest
  @CsvSource({
    "x86-64, https://download.opensuse.org/tumbleweed/repo/oss"
        + " https://download.opensuse.org/update/tumbleweed",
    "arm64, https://download.opensuse.org/ports/aarch64/tumbleweed/repo/oss"
        + " https://download.opensuse.org/ports/aarch64/update/tumbleweed",
  })
  void tumbleweedIsElsewhereForOtherArchitectures(String architecture, String urls) {
    assertThat(enabled(found("opensuse:tumbleweed", architecture)))
        .containsExactly(urls.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "fedora:44, registry.fedoraproject.org/fedora:44",
    "centos:10, quay.io/centos/centos:stream10",
    "rhel:9.6, ''",
    "rhel-ubi:9, registry.access.redhat.com/ubi9/ubi:latest",
    "rocky:9, docker.io/rockylinux/rockylinux:9",
    "alma:10, docker.io/library/almalinux:10",
    "debian:13, docker.io/library/debian:trixie",
    "debian:sid, docker.io/library/debian:sid",
    "ubuntu:24.04, docker.io/library/ubuntu:24.04",
    "arch, docker.io/library/archlinux:base",
    "opensuse:tumbleweed, registry.opensuse.org/opensuse/tumbleweed:latest",
    "opensuse:15.6, registry.opensuse.org/opensuse/leap:15.6",
  })
  void containerImagesAreTheDistributionsOwn(String ref, String image) {
    assertThat(found(ref, "x86-64").containerImage().orElse("")).isEqualTo(image);
  }

  @Test
  void archIsAnotherProjectForArm() {
    assertThat(enabled(found("arch", "x86-64")))
        .containsExactly(
            "https://fastly.mirror.pkgbuild.com/core/os/x86_64",
            "https://fastly.mirror.pkgbuild.com/extra/os/x86_64");
    var arm = found("arch", "arm64");
    assertThat(enabled(arm))
        .containsExactly(
            "http://mirror.archlinuxarm.org/aarch64/core",
            "http://mirror.archlinuxarm.org/aarch64/extra",
            "http://mirror.archlinuxarm.org/aarch64/alarm");
    assertThat(arm.repositories())
        .flatExtracting(Repository::fingerprints)
        .containsOnly("68B3537F39A313B3E574D06777193F152BDBE6A6");
  }

  private static List<String> enabled(ResolvedDistro distro) {
    return distro.repositories().stream().filter(Repository::enabled).map(Repository::url).toList();
  }

  /** A fixed mirror has a branched release elsewhere until the day it is released. */
  @Test
  void aReleaseMovesOnItsDay() {
    assertThat(mirrorPath("2026-11-02")).isEqualTo("linux/development/45/Everything/x86_64/os");
    assertThat(mirrorPath("2026-11-03")).isEqualTo("linux/releases/45/Everything/x86_64/os");
  }

  private static String mirrorPath(String day) {
    var then = ProfileCatalog.standard(LocalDate.parse(day));
    var found = (DistroLookup.Found) then.find(DistroRef.parse("fedora:45"), "x86-64");
    return found.distro().repositories().get(0).mirrorPath();
  }

  @ParameterizedTest
  @CsvSource({
    "fedora:44, /usr/lib/sysimage/rpm, SQLITE, true, platform:f44, basesystem",
    "fedora:rawhide, /usr/lib/sysimage/rpm, SQLITE, true, platform:f46, basesystem",
    "centos:9, /var/lib/rpm, SQLITE, false, platform:el9, basesystem",
    "centos:10, /usr/lib/sysimage/rpm, SQLITE, true, platform:el10, basesystem",
    "rhel:9.6, /var/lib/rpm, SQLITE, false, platform:el9, basesystem",
    "rhel:10.1, /usr/lib/sysimage/rpm, SQLITE, true, platform:el10, basesystem",
    "rhel-ubi:9, /var/lib/rpm, SQLITE, false, platform:el9, basesystem",
    "rocky:9, /var/lib/rpm, SQLITE, false, platform:el9, basesystem",
    "alma:10, /usr/lib/sysimage/rpm, SQLITE, true, platform:el10, basesystem",
    "opensuse:tumbleweed, /usr/lib/sysimage/rpm, NDB, true, , filesystem openSUSE-release",
    "opensuse:15.6, /usr/lib/sysimage/rpm, NDB, false, , filesystem openSUSE-release",
    "opensuse:16.0, /usr/lib/sysimage/rpm, NDB, true, , filesystem Leap-release",
  })
  void rpm(
      String ref,
      String database,
      Rpm.Backend backend,
      boolean sysusers,
      String platform,
      String first) {
    var distro = found(ref, "x86-64");
    var rpm = distro.rpm().orElseThrow();
    assertThat(rpm.database()).isEqualTo(database);
    assertThat(rpm.backend()).isEqualTo(backend);
    assertThat(rpm.sysusers()).isEqualTo(sysusers);
    assertThat(rpm.modulePlatform().orElse(null)).isEqualTo(platform);
    assertThat(distro.firstPackages()).containsExactly(first.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"rhel:9, RHEL", "rhel:10.1, RHEL", "rhel-ubi:9, NONE", "fedora:44, NONE"})
  void entitlement(String ref, Entitlement needed) {
    assertThat(found(ref, "x86-64").entitlement()).isEqualTo(needed);
  }

  @ParameterizedTest
  @CsvSource({
    "debian:13, debian debian-updates debian-security",
    "centos:10, baseos appstream crb",
    "opensuse:16.0, oss",
    "fedora:44, ''",
    "arch, ''",
  })
  void indexesThatAreSigned(String ref, String ids) {
    assertThat(
            found(ref, "x86-64").repositories().stream()
                .filter(one -> one.enabled() && one.signedMetadata())
                .map(Repository::id)
                .collect(Collectors.joining(" ")))
        .isEqualTo(ids);
  }

  /** File name below distribution-gpg-keys to the fingerprints in it. */
  private static Map<String, Set<String>> keyFiles() throws IOException {
    var files = new TreeMap<String, Set<String>>();
    String file = "";
    for (String line : resource("keys.json").lines().toList()) {
      Matcher name =
          Pattern.compile("\"(?:distribution-gpg-keys|keyrings)/(.+)\": \\{").matcher(line);
      Matcher print = Pattern.compile("\"fingerprint\": \"([0-9A-F]+)\"").matcher(line);
      if (name.find()) {
        file = name.group(1);
      } else if (print.find()) {
        files.computeIfAbsent(file, any -> new TreeSet<>()).add(print.group(1));
      }
    }
    return files;
  }

  /** Names that stand for the same keys as a file that was looked into. */
  private static String lookedInto(String keyring) {
    return switch (keyring) {
      case "opensuse/RPM-GPG-KEY-openSUSE-Tumbleweed" -> "opensuse/RPM-GPG-KEY-openSUSE-2022";
      case "redhat/RPM-GPG-KEY-redhat10-release-without-PQC" ->
          "redhat/RPM-GPG-KEY-redhat10-release";
      default -> keyring;
    };
  }

  @Test
  void pinnedKeysAreThoseInTheNamedFiles() throws IOException {
    var files = keyFiles();
    assertThat(files).hasSizeGreaterThan(20);
    var checked = new TreeSet<String>();
    for (Repository one : all()) {
      var held = new TreeSet<String>();
      for (String keyring : one.keyring()) {
        held.addAll(files.getOrDefault(lookedInto(keyring), Set.of()));
        checked.add(keyring);
      }
      if (!held.isEmpty()) {
        assertThat(one.fingerprints()).as(one.id() + " " + one.keyring()).isNotEmpty();
        assertThat(held).as(one.id() + " " + one.keyring()).containsAll(one.fingerprints());
      }
    }
    // What nobody could look into: no such package on the host where the table was made.
    assertThat(checked)
        .filteredOn(name -> !files.containsKey(lookedInto(name)))
        .containsExactlyInAnyOrder(
            "archlinux-revoked",
            "archlinux-trusted",
            "archlinux.gpg",
            "archlinuxarm-revoked",
            "archlinuxarm-trusted",
            "archlinuxarm.gpg",
            "ubuntu-archive-keyring.gpg");
  }

  /** In the newer file of its package the key of 2022 holds until 2030. */
  @Test
  void onlyKnownKeysAreExpired() throws IOException {
    long now = TODAY.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    Pattern key =
        Pattern.compile(
            "\"expires\": (null|[0-9]+),\\s*\"fingerprint\": \"([0-9A-F]+)\"", Pattern.DOTALL);
    var expired =
        key.matcher(resource("keys.json"))
            .results()
            .filter(one -> !one.group(1).equals("null") && Long.parseLong(one.group(1)) < now)
            .map(one -> one.group(2))
            .collect(Collectors.toCollection(TreeSet::new));
    expired.retainAll(all().stream().flatMap(one -> one.fingerprints().stream()).toList());
    assertThat(expired).containsExactly("AD485664E901B867051AB15F35A2F86E29B700A4");
  }

  private List<Repository> all() {
    var all = new ArrayList<Repository>();
    for (String id : catalog.ids()) {
      var profile = catalog.profile(id).orElseThrow();
      for (Release release : profile.releases()) {
        for (String architecture : Resolution.architectures(profile, release)) {
          all.addAll(new Resolution(profile, release, architecture).on(TODAY).repositories());
        }
      }
    }
    return all;
  }

  private ResolvedDistro found(String ref, String architecture) {
    var lookup = catalog.find(DistroRef.parse(ref), architecture);
    assertThat(lookup).as(ref).isInstanceOf(DistroLookup.Found.class);
    return ((DistroLookup.Found) lookup).distro();
  }
}
