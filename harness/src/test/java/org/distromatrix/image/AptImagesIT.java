package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.TestDistros;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.host.Trees;
import org.distromatrix.report.model.InstalledPackage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Makes real images from this host's own mirror. Needs root, mmdebstrap and that mirror. */
class AptImagesIT {
  /** One cache for all: an image takes its time. Not a @TempDir, which warns of every link. */
  private static Path folder;

  @BeforeAll
  static void makeFolder() throws Exception {
    folder = Files.createTempDirectory("matrix-images");
  }

  @AfterAll
  static void deleteFolder() throws Exception {
    Trees.delete(folder);
  }

  private CachedImages open() {
    return CachedImages.open(
        new Places(folder.resolve("cache"), folder.resolve("run")),
        new LocalCommands(System.getenv()),
        new HostLocks(folder.resolve("cache/locks"), "test"),
        Map.of());
  }

  private ImageContext context() {
    return ImageContext.loggingTo(folder.resolve("image.log"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bookworm", "trixie"})
  void baseImageIsMadeOnceAndCarriesNothingOfTheHost(String codename) throws Exception {
    ResolvedDistro distro = TestDistros.debian(codename);
    try (CachedImages images = open()) {
      Obtained<BaseImage> made = images.base(distro, context());
      Obtained<BaseImage> again = images.base(distro, context());

      assertThat(again.cached()).isTrue();
      assertThat(again.value()).isEqualTo(made.value());
      Path tree = made.value().layer().tree();
      assertThat(new BaseTree(tree).problems()).isEmpty();
      assertThat(tree.resolve("usr/sbin/sshd")).exists();
      assertThat(made.value().folder().resolve("apt/lists-1")).isNotEmptyDirectory();
    }
  }

  @Test
  void layerAddsPackagesWithTheirOrigin() throws Exception {
    try (CachedImages images = open()) {
      BaseImage base = images.base(TestDistros.debian("trixie"), context()).value();
      Obtained<Layer> made = images.packages(base, List.of(), List.of("make"), context()).get();
      Obtained<Layer> again = images.packages(base, List.of(), List.of("make"), context()).get();

      assertThat(made.cached()).isFalse();
      assertThat(again.cached()).isTrue();
      Path tree = made.value().tree();
      assertThat(tree.resolve("usr/bin/make")).exists();
      assertThat(tree.resolve("usr/sbin/policy-rc.d")).doesNotExist();
      assertThat(tree.resolve("var/cache/apt/archives")).isEmptyDirectory();
      List<InstalledPackage> packages = images.installed(base, List.of(made.value(), base.layer()));
      assertThat(packages)
          .filteredOn(one -> one.name().equals("make"))
          .singleElement()
          .extracting(InstalledPackage::origin)
          .isEqualTo("trixie");
      assertThat(images.installed(base, List.of(base.layer())))
          .extracting(InstalledPackage::name)
          .contains("openssh-server")
          .doesNotContain("make")
          .isSorted();
    }
  }

  @Test
  void noPackagesNoLayer() throws Exception {
    try (CachedImages images = open()) {
      Path tree = Files.createDirectories(folder.resolve("tree"));
      var base =
          new BaseImage(TestDistros.debian("trixie"), new Layer("key", tree), folder.resolve("x"));
      assertThat(images.packages(base, List.of(), List.of(), context())).isEmpty();
    }
  }
}
