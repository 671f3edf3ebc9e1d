package org.distromatrix.distro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageNamesTest {
  private final PackageNames names = PackageNames.standard();

  @ParameterizedTest
  @CsvSource({
    "debian, trixie, zlib-devel, zlib1g-dev",
    "debian, trixie, zlib, zlib1g",
    "fedora, 44, zlib-devel, zlib-devel",
    "fedora, 44, zlib, zlib",
    "suse, tumbleweed, zlib, libz1",
    "arch, '', zlib-devel, zlib",
    "debian, trixie, pkg-config, pkgconf",
    "debian, bullseye, pkg-config, pkg-config",
    "debian, jammy, pkg-config, pkg-config",
    "debian, noble, pkg-config, pkgconf",
    "el, 9, pkg-config, pkgconf-pkg-config",
    "suse, 15.6, pkg-config, pkg-config",
    "suse, 16.0, pkg-config, pkgconf-pkg-config",
    "arch, '', pkg-config, pkgconf",
    "debian, bullseye, openssl-libs, libssl1.1",
    "debian, bookworm, openssl-libs, libssl3",
    "debian, trixie, openssl-libs, libssl3t64",
    "debian, trixie, openssl-devel, libssl-dev",
    "suse, 16.0, openssl-devel, libopenssl-devel",
    "debian, trixie, gcc, gcc libc6-dev",
    "debian, jammy, /usr/bin/cc, gcc libc6-dev",
    "el, 10, g++, gcc-c++",
    "suse, 16.0, ninja, ninja",
    "el, 9, ninja, ninja-build",
    "arch, '', python3, python",
    "debian, trixie, systemd-devel, libsystemd-dev libudev-dev",
    "fedora, 44, build-essential, gcc gcc-c++ make patch",
    "fedora, 44, pkgconfig(zlib), pkgconfig(zlib)",
    "suse, 16.0, /usr/bin/cmake, /usr/bin/cmake",
    "debian, trixie, pkgconfig(zlib), zlib1g-dev",
    "arch, '', pkgconfig(zlib), zlib",
    "debian, bookworm, pkgconfig(systemd), systemd",
    "debian, trixie, pkgconfig(systemd), systemd-dev",
    "debian, trixie, /usr/bin/ninja, ninja-build",
    "arch, '', /usr/bin/g++, gcc",
  })
  void translatesAWellKnownName(String family, String release, String name, String natives) {
    assertThat(names.resolve(family, release, name)).containsExactly(natives.split(" "));
  }

  @Test
  void readsEveryEntryOfTheTable() {
    for (String name : names.known()) {
      assertThat(names.resolve("fedora", "44", name)).isNotEmpty();
    }
  }

  @Test
  void keepsEachEntryOnALineOfItsOwn() throws IOException {
    try (var table = PackageNames.class.getResourceAsStream("names.yaml")) {
      var text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")))
          .allSatisfy(line -> assertThat(line).matches("[a-zA-Z0-9+./()_-]+: \\{.*}"))
          .hasSize(names.known().size());
    }
  }

  @Test
  void leavesAnUnknownNameAsItIs() {
    assertThat(names.resolve("debian", "trixie", "libfoo-dev")).containsExactly("libfoo-dev");
  }

  @Test
  void knowsTheNamesThatProjectsUse() {
    assertThat(names.known())
        .hasSizeGreaterThan(150)
        .contains("gcc", "clang", "make", "cmake", "meson", "ninja", "git", "python3", "java-devel")
        .contains("zlib-devel", "openssl-devel", "libcurl-devel", "systemd-devel", "glib2-devel")
        .contains("sqlite-devel", "libxml2-devel", "ncurses-devel", "readline-devel", "pcre2-devel")
        .contains("zstd-devel", "lz4-devel", "libuv-devel", "expat-devel", "libffi-devel")
        .contains("gmp-devel");
  }
}
