package org.distromatrix.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.TestDistros;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said of a distribution before anything is fetched. */
class BackEndChoiceTest {
  @TempDir Path folder;

  private static ResolvedDistro profile(String distro, String release) {
    var catalog = ProfileCatalog.standard(LocalDate.of(2026, 11, 23));
    return ((DistroLookup.Found) catalog.find(new DistroRef(distro, release), "x86-64")).distro();
  }

  private ImageContext context() {
    return ImageContext.loggingTo(folder.resolve("log"));
  }

  @Test
  void aMissingKeyringNamesThePackage() {
    ResolvedDistro noble = profile("ubuntu", "24.04");
    Repository repository = noble.repositories().get(0);
    var failure =
        catchThrowableOfType(
            MatrixException.class, () -> new Keyrings(folder).find(noble, repository, context()));
    assertThat(failure)
        .hasMessage(
            "Cannot build ubuntu:24.04: its archive keyring 'ubuntu-archive-keyring.gpg'"
                + " is not on this host");
    assertThat(failure.hint())
        .contains("Install the package ubuntu-keyring (in Debian 12: from bookworm-backports)");
  }

  @Test
  void aKeyringIsFoundWherePackagesPutIt() throws Exception {
    Path keyring = folder.resolve("usr/share/keyrings/debian-archive-keyring.gpg");
    Files.createDirectories(keyring.getParent());
    Files.writeString(keyring, "keys");
    ResolvedDistro trixie = TestDistros.debian("trixie");
    assertThat(new Keyrings(folder).find(trixie, trixie.repositories().get(0), context()))
        .isEqualTo(keyring);
  }

  @Test
  void imagesOfArchNameItsPublicMirrors() {
    assertThat(PacmanTree.mirrorList(profile("arch", "")))
        .isEqualTo("Server = https://fastly.mirror.pkgbuild.com/$repo/os/$arch\n");
  }

  @Test
  void mmdebstrapSaysItsVersion() throws Exception {
    Path program = folder.resolve("mmdebstrap");
    assertThat(MmdebstrapVersion.of(program)).isEqualTo("none");
    Files.writeString(program, "#!/usr/bin/perl\nour $VERSION = '1.3.5';\n");
    assertThat(MmdebstrapVersion.of(program)).isEqualTo("1.3.5");
  }

  @Test
  void digestsFollowTheFile() throws Exception {
    var digests = new FileDigests(folder.resolve("notes"));
    Path file = Files.writeString(folder.resolve("file"), "one");
    String one = digests.of(file);
    assertThat(digests.of(file)).isEqualTo(one).isEqualTo(ImageKey.sha256("one".getBytes(UTF_8)));
    Files.writeString(file, "another");
    assertThat(digests.of(file)).isEqualTo(ImageKey.sha256("another".getBytes(UTF_8)));
  }
}
