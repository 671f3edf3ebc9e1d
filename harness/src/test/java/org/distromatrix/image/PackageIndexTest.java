package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageIndexTest {
  private static final PackageIndex INDEX =
      new PackageIndex(List.of("gcc", "zlib-devel"), List.of("pkgconfig(zlib)", "/usr/bin/cc"));

  @Test
  void namesAndWhatIsProvidedAreKnown() {
    assertThat(INDEX.missing(List.of("gcc", "pkgconfig(zlib)", "/usr/bin/cc"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gccc",
        "g++",
        "python3.14",
        "pkgconfig(zlibb)",
        "perl(Foo::Bar)",
        "libz.so.1()(64bit)",
        "/usr/bin/ccc",
        "/bin/x",
        "/etc/x"
      })
  void plainNamesAreJudged(String name) {
    assertThat(INDEX.missing(List.of(name))).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@development-tools",
        "pattern:devel_basis",
        "php-*",
        "*-devel",
        "gcc=4:14",
        "foo >= 2",
        "gcc/trixie-backports",
        "core/foo",
        "libc6:i386",
        "foo.x86_64",
        "/usr/share/foo",
        "/usr/bin/foo*"
      })
  void whatIsMoreThanANameIsLeftToThePackageManager(String name) {
    assertThat(INDEX.missing(List.of(name))).isEmpty();
  }
}
