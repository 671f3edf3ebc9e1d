package org.distromatrix.minimirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.distromatrix.document.NearestWord;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.PackageIndex;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every family's real package manager is asked what its mirror has, without an image: once, then
 * for some hours from what it said. A mirror that is not to be trusted is refused. Needs root.
 */
class FamilyIndexIT {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static MiniMirrors mirrors;

  @TempDir(factory = KitFolder.class)
  Path folder;

  @BeforeAll
  static void make() throws Exception {
    mirrors = MiniMirrors.get();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "fedora:44, zlib-devel, zlib-devle, pkgconfig(zlib), /usr/bin/bash, /usr/bin/bahs",
    "centos:10, zlib-devel, zlib-devle, pkgconfig(zlib), /usr/bin/bash, /usr/bin/bahs",
    "opensuse:tumbleweed, zlib-devel, zlib-devle, pkgconfig(zlib), /usr/bin/bash, /usr/bin/bahs",
    "arch, pkgconf, pkgcnof, libz1, zlib1g, pkgconfig(zlib)",
    "ubuntu:24.04, zlib1g-dev, zlib1g-dve, libz-dev, awk, pkgconfig(zlib)"
  })
  void namesAreKnownBeforeAnythingIsBuilt(
      String ref, String name, String slip, String provided, String more, String unknown)
      throws Exception {
    PackageIndex index;
    try (CachedImages images = MiniImages.open()) {
      ImageContext context;
      // At an address of its own, of which there is no image.
      try (MirrorServer server = MirrorServer.serve(mirrors.web(), 0)) {
        String distro = ref.replaceFirst(":.*", "");
        context = context(distro, server.url(distro));
        index = images.index(MiniImages.distro(ref), context);
        assertThat(MiniImages.madeFrom(images, server.url(distro))).isEmpty();
      }
      assertThat(images.index(MiniImages.distro(ref), context))
          .as("kept, the mirror being down")
          .isEqualTo(index);
    }

    assertThat(index.missing(List.of(name, slip, provided, more, unknown)))
        .containsExactly(slip, unknown);
    assertThat(NearestWord.to(slip, index.packages())).contains(name);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "centos:10, FOREIGN_INDEX, the mirror's signature cannot be trusted",
    "centos:10, CLOSED_PORT, the mirror cannot be reached",
    "opensuse:tumbleweed, FOREIGN_INDEX, the mirror's signature cannot be trusted",
    "opensuse:tumbleweed, NOT_FOUND, the mirror does not have it",
    "arch, CLOSED_PORT, the mirror cannot be reached"
  })
  void aMirrorThatIsNotSoundIsRefused(String ref, Defect defect, String cause) throws Exception {
    String distro = ref.replaceFirst(":.*", "");
    try (BrokenMirror broken = BrokenMirror.of(mirrors, distro, defect, folder.resolve("broken"));
        CachedImages images = MiniImages.open()) {
      MatrixException refused =
          catchThrowableOfType(
              MatrixException.class,
              () -> images.index(MiniImages.distro(ref), context(distro, broken.url())));

      assertThat(refused)
          .hasMessageStartingWith("Cannot look up packages of " + ref + ": " + cause);
      assertThat(refused.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    }
  }

  private ImageContext context(String distro, String url) {
    return MiniImages.context(folder.resolve("index.log"), url, mirrors.key(distro), LIMIT);
  }
}
