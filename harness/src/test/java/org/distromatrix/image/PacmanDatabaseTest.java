package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.distromatrix.report.model.InstalledPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads pacman's database out of layers that lie on each other. */
class PacmanDatabaseTest {
  @TempDir private Path folder;

  private Path local(String layer, String entry) throws Exception {
    return Files.createDirectories(folder.resolve(layer).resolve("var/lib/pacman/local"))
        .resolve(entry);
  }

  private void installed(String layer, String name, String version) throws Exception {
    Path entry = Files.createDirectory(local(layer, name + "-" + version));
    Files.writeString(
        entry.resolve("desc"),
        "%NAME%\n" + name + "\n\n%VERSION%\n" + version + "\n\n%ARCH%\nx86_64\n");
  }

  @Test
  void layersAddReplaceAndRemove() throws Exception {
    installed("base", "zlib", "1:1.3-1");
    installed("base", "bash", "5.2-1");
    installed("layer", "bash", "5.3-1");
    // Anything but a folder stands for overlayfs' mark of a deletion, which only root can make.
    Files.writeString(local("layer", "bash-5.2-1"), "");
    Files.createDirectory(local("layer", "zlib-1:1.3-1")); // its description lies below
    Files.writeString(local("base", "ALPM_DB_VERSION"), "9\n");

    assertThat(
            PacmanDatabase.read(
                List.of(folder.resolve("layer"), folder.resolve("base")),
                Map.of("zlib 1:1.3-1", "core")))
        .containsExactly(
            new InstalledPackage("bash", "5.3-1", "x86_64", ""),
            new InstalledPackage("zlib", "1:1.3-1", "x86_64", "core"));
  }
}
