package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Layer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuestLayerTest {
  /** Not a @TempDir, which warns of every mask. */
  private Path cache;

  @BeforeEach
  void makeCache() throws Exception {
    cache = Files.createTempDirectory("matrix-guest-layer");
  }

  @AfterEach
  void removeCache() throws Exception {
    Trees.delete(cache);
  }

  @Test
  void everyFileOfTheFolderIsInTheIndex() throws Exception {
    Path folder = Path.of(Objects.requireNonNull(getClass().getResource("/guest-layer/")).toURI());
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> there =
          files
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString())
              .filter(name -> !name.equals("INDEX"))
              .toList();
      assertThat(GuestLayerIndex.read())
          .filteredOn(entry -> !entry.isLink())
          .extracting(GuestLayerEntry::path)
          .containsExactlyInAnyOrderElementsOf(there);
    }
  }

  @Test
  void treeHoldsFilesLinksAndMasks() throws Exception {
    Path tree = new GuestLayer(cache).masking(List.of("ssh.service")).tree();

    Path exec = tree.resolve("usr/lib/matrix/bin/matrix-exec");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(exec)))
        .isEqualTo("rwxr-xr-x");
    assertThat(Files.readString(exec)).startsWith("#!/bin/sh\n");
    assertThat(Files.readSymbolicLink(tree.resolve("etc/systemd/system/ssh.service")))
        .isEqualTo(Path.of("/dev/null"));
    Path wanted = tree.resolve("usr/lib/systemd/system/sysinit.target.wants/matrix-ssh.socket");
    assertThat(Files.exists(wanted)).isTrue();
  }

  @Test
  void usrIsOlderThanAnyMarkOfAnUpdate() throws Exception {
    Path tree = new GuestLayer(cache).masking(List.of()).tree();
    assertThat(Files.getLastModifiedTime(tree.resolve("usr")).toMillis()).isZero();
    assertThat(List.of("etc/.updated", "var/.updated"))
        .allSatisfy(
            mark ->
                assertThat(Files.getLastModifiedTime(tree.resolve(mark)).toMillis()).isPositive());
    assertThat(Files.getPosixFilePermissions(tree.resolve("usr"), LinkOption.NOFOLLOW_LINKS))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void sameUnitsSameLayerOtherUnitsAnother() {
    var guestLayer = new GuestLayer(cache);
    Layer one = guestLayer.masking(List.of("a.service", "b.socket"));
    assertThat(guestLayer.masking(List.of("b.socket", "a.service"))).isEqualTo(one);
    assertThat(guestLayer.masking(List.of("a.service")).key()).isNotEqualTo(one.key());
    assertThat(cache.resolve("guest-layers").toFile().list()).hasSize(2);
  }
}
