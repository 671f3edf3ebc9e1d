package org.distromatrix.minimirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of negative cases: each package manager on each way a mirror can be wrong. That sound
 * mirrors are accepted is {@link MiniMirrorsIT}'s business. Needs root.
 *
 * <p>Not in the table: what a family does not have. apt's packages are signed through the index
 * alone; Fedora's, UBI's and Arch's indexes are not signed, and CentOS stands for dnf.
 */
class NegativeMirrorsIT {
  private static MiniMirrors mirrors;

  private Path folder;

  @BeforeAll
  static void make() throws Exception {
    mirrors = MiniMirrors.get();
  }

  @BeforeEach
  void makeFolder() throws Exception {
    folder = Files.createTempDirectory(mirrors.folder().getParent(), "broken");
  }

  @AfterEach
  void deleteFolder() {
    new LocalCommands(System.getenv()).run(Command.of("rm", "-rf", folder.toString()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "ubuntu:24.04, TAMPERED_PACKAGE",
    "ubuntu:24.04, TAMPERED_AND_INDEXED",
    "ubuntu:24.04, TAMPERED_INDEX",
    "ubuntu:24.04, UNSIGNED_INDEX",
    "ubuntu:24.04, FOREIGN_INDEX",
    "ubuntu:24.04, EXPIRED",
    "ubuntu:24.04, NOT_FOUND",
    "ubuntu:24.04, CLOSED_PORT",
    "ubuntu:24.04, SILENT",
    "centos:10, TAMPERED_PACKAGE",
    "centos:10, TAMPERED_AND_INDEXED",
    "centos:10, UNSIGNED_PACKAGE",
    "centos:10, FOREIGN_PACKAGE",
    "centos:10, TAMPERED_INDEX",
    "centos:10, UNSIGNED_INDEX",
    "centos:10, FOREIGN_INDEX",
    "centos:10, NOT_FOUND",
    "centos:10, CLOSED_PORT",
    "centos:10, SILENT",
    "opensuse:tumbleweed, TAMPERED_PACKAGE",
    "opensuse:tumbleweed, TAMPERED_AND_INDEXED",
    "opensuse:tumbleweed, UNSIGNED_PACKAGE",
    "opensuse:tumbleweed, FOREIGN_PACKAGE",
    "opensuse:tumbleweed, TAMPERED_INDEX",
    "opensuse:tumbleweed, UNSIGNED_INDEX",
    "opensuse:tumbleweed, FOREIGN_INDEX",
    "opensuse:tumbleweed, NOT_FOUND",
    "opensuse:tumbleweed, CLOSED_PORT",
    "opensuse:tumbleweed, SILENT",
    "arch, TAMPERED_PACKAGE",
    "arch, TAMPERED_AND_INDEXED",
    "arch, UNSIGNED_PACKAGE",
    "arch, FOREIGN_PACKAGE",
    "arch, NOT_FOUND",
    "arch, CLOSED_PORT",
    "arch, SILENT"
  })
  void isRefused(String ref, Defect defect) throws Exception {
    String distro = ref.replaceFirst(":.*", "");
    Path log = folder.resolve("image.log");
    Duration limit = defect == Defect.SILENT ? Duration.ofSeconds(20) : Duration.ofMinutes(5);
    try (BrokenMirror broken = BrokenMirror.of(mirrors, distro, defect, folder.resolve("broken"));
        CachedImages images = MiniImages.open()) {
      ImageContext context = MiniImages.context(log, broken.url(), mirrors.key(distro), limit);

      MatrixException failure =
          catchThrowableOfType(
              MatrixException.class, () -> images.base(MiniImages.distro(ref), context));

      assertThat(failure).as("refused").isNotNull();
      assertThat(failure.fault()).isEqualTo(Fault.INFRASTRUCTURE); // exit 3
      assertThat(failure.getMessage().lines().findFirst().orElseThrow())
          .startsWith("Cannot build " + ref + ": ")
          .hasSizeLessThan(400);
      assertThat(log).isNotEmptyFile();
      assertThat(MiniImages.madeFrom(images, broken.url())).isEmpty();
    }
  }
}
