package org.distromatrix.minimirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.distromatrix.TestImages;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.ImageEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table of negative cases: each package manager on each way a mirror can be wrong, and a sound
 * one made by the same steps, which it accepts. Needs root.
 *
 * <p>Not in the table: what a family does not have. apt's packages are signed through the index
 * alone; Fedora's, UBI's and Arch's indexes are not signed, and CentOS stands for dnf.
 */
class NegativeMirrorsIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Left to themselves, most wait for minutes: the user's own time limit ends them. */
  private static final Duration SHORT = Duration.ofSeconds(20);

  private static MiniMirrors mirrors;
  private static Set<Path> before;

  @TempDir(factory = KitFolder.class)
  Path folder;

  @BeforeAll
  static void make() throws Exception {
    mirrors = MiniMirrors.get();
    before = TestImages.downloads();
  }

  /** What was downloaded by keys that nobody will see again. */
  @AfterAll
  static void deleteDownloads() throws Exception {
    for (Path folder : TestImages.downloads()) {
      if (!before.contains(folder)) {
        MiniFiles.delete(folder);
      }
    }
  }

  /**
   * The mirror's key and one that signs nothing: packages that the same keys sign share their
   * downloads, and here none may come from anywhere but the mirror.
   */
  private Path trusted(String distro) throws Exception {
    Path file = folder.resolve("trusted.asc");
    try (var bystander = SigningKey.in(folder, "bystander", new LocalCommands(System.getenv()))) {
      Files.writeString(
          file, Files.readString(mirrors.key(distro)) + Files.readString(bystander.publicFile()));
    }
    return file;
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"ubuntu:24.04", "centos:10", "opensuse:tumbleweed", "arch"})
  void aSoundMirrorIsAccepted(String ref) throws Exception {
    String distro = ref.replaceFirst(":.*", "");
    List<ImageEntry> made;
    try (BrokenMirror sound =
            BrokenMirror.of(mirrors, distro, Defect.NONE, folder.resolve("sound"));
        CachedImages images = MiniImages.open()) {
      Path log = folder.resolve("image.log");
      images.base(
          MiniImages.distro(ref), MiniImages.context(log, sound.url(), trusted(distro), LIMIT));

      made = MiniImages.madeFrom(images, sound.url());
    }
    assertThat(made).hasSize(1);
    try (CachedImages images = MiniImages.open()) {
      images.store().remove(made.get(0).key());
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ubuntu:24.04 | TAMPERED_PACKAGE | the mirror's files do not match its signed index",
        "ubuntu:24.04 | TAMPERED_AND_INDEXED | the mirror's files do not match its signed index",
        "ubuntu:24.04 | TAMPERED_INDEX | the mirror's signature cannot be trusted",
        "ubuntu:24.04 | UNSIGNED_INDEX | the mirror's signature cannot be trusted",
        "ubuntu:24.04 | FOREIGN_INDEX | the mirror's signature cannot be trusted",
        "ubuntu:24.04 | EXPIRED | the mirror's metadata is past its valid-until date",
        "ubuntu:24.04 | NOT_FOUND | the mirror does not have it",
        "ubuntu:24.04 | CLOSED_PORT | the mirror cannot be reached",
        "ubuntu:24.04 | SILENT | it took longer than 20 s",
        "centos:10 | TAMPERED_PACKAGE | the mirror's files do not match its index",
        "centos:10 | TAMPERED_AND_INDEXED | the mirror's signature cannot be trusted",
        "centos:10 | UNSIGNED_PACKAGE | the mirror's signature cannot be trusted",
        "centos:10 | FOREIGN_PACKAGE | the mirror's signature cannot be trusted",
        "centos:10 | TAMPERED_INDEX | the mirror's signature cannot be trusted",
        "centos:10 | UNSIGNED_INDEX | the mirror's signature cannot be trusted",
        "centos:10 | FOREIGN_INDEX | the mirror's signature cannot be trusted",
        "centos:10 | NOT_FOUND | the mirror does not have it",
        "centos:10 | CLOSED_PORT | the mirror cannot be reached",
        "centos:10 | SILENT | it took longer than 20 s",
        "opensuse:tumbleweed | TAMPERED_PACKAGE | the mirror's signature cannot be trusted",
        "opensuse:tumbleweed | TAMPERED_AND_INDEXED | the mirror's signature cannot be trusted",
        "opensuse:tumbleweed | UNSIGNED_PACKAGE | the mirror's signature cannot be trusted",
        "opensuse:tumbleweed | FOREIGN_PACKAGE | the mirror's signature cannot be trusted",
        "opensuse:tumbleweed | TAMPERED_INDEX | the mirror's signature cannot be trusted",
        "opensuse:tumbleweed | UNSIGNED_INDEX | the mirror's signature cannot be trusted",
        "opensuse:tumbleweed | FOREIGN_INDEX | the mirror's signature cannot be trusted",
        "opensuse:tumbleweed | NOT_FOUND | the mirror does not have it",
        "opensuse:tumbleweed | CLOSED_PORT | the mirror cannot be reached",
        "opensuse:tumbleweed | SILENT | it took longer than 20 s",
        "arch | TAMPERED_PACKAGE | the mirror's signature cannot be trusted",
        "arch | TAMPERED_AND_INDEXED | the mirror's signature cannot be trusted",
        "arch | UNSIGNED_PACKAGE | a package is not signed",
        "arch | FOREIGN_PACKAGE | the mirror's signature cannot be trusted",
        "arch | NOT_FOUND | the mirror does not have it",
        "arch | CLOSED_PORT | the mirror cannot be reached",
        "arch | SILENT | the mirror does not answer"
      })
  @Execution(ExecutionMode.CONCURRENT) // many of them wait
  void isRefused(String ref, Defect defect, String cause) throws Exception {
    String distro = ref.replaceFirst(":.*", "");
    Path log = folder.resolve("image.log");
    try (BrokenMirror broken = BrokenMirror.of(mirrors, distro, defect, folder.resolve("broken"));
        CachedImages images = MiniImages.open()) {
      boolean patient = cause.startsWith("it took longer");
      Duration limit = patient ? SHORT : LIMIT;
      ImageContext context = MiniImages.context(log, broken.url(), trusted(distro), limit);

      MatrixException failure =
          catchThrowableOfType(
              MatrixException.class, () -> images.base(MiniImages.distro(ref), context));

      assertThat(failure).as("refused").isNotNull();
      assertThat(failure.fault()).isEqualTo(Fault.INFRASTRUCTURE); // exit 3
      assertThat(failure.getMessage())
          .startsWith("Cannot build " + ref + ": " + cause)
          .hasLineCount(1)
          .hasSizeLessThan(400);
      assertThat(log).exists();
      assertThat(MiniImages.madeFrom(images, broken.url())).isEmpty();
    }
  }
}
