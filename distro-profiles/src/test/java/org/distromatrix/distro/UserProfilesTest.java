package org.distromatrix.distro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserProfilesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @TempDir Path folder;

  private ProfileCatalog catalog() {
    return ProfileCatalog.with(folder, TODAY);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private ResolvedDistro found(String ref) {
    var catalog = catalog();
    assertThat(catalog.problems()).isEmpty();
    return ((DistroLookup.Found) catalog.find(DistroRef.parse(ref), "x86-64")).distro();
  }

  private List<String> problems() {
    return catalog().problems().stream()
        .map(one -> one.render().replace(folder + "/", ""))
        .toList();
  }

  @Test
  void addsADerivativeByOneFile() throws IOException {
    write(
        "mylinux.yaml",
        """
        parent: rocky
        name: My Linux
        keyring: [/etc/pki/mylinux.asc]
        repositories:
          - id: baseos
            kind: baseurl
            signed-metadata: false
            url: "https://my.example/{major}/BaseOS/{arch}"
            mirror-path: "{major}/BaseOS/{arch}"
        releases:
          - version: "9"
            life: { released: 2026-01-01, supported: 2031-01-01 }
            fingerprints: [36F612DCF27F7D1A48A835E4DBFCF71C6D9F90A6]
            rpm: { database: /var/lib/rpm, backend: sqlite, module-platform: platform:el9 }
        """);

    var mine = found("mylinux");

    assertThat(mine.ref()).hasToString("mylinux:9");
    assertThat(mine.displayName()).isEqualTo("My Linux 9");
    assertThat(mine.family()).isEqualTo("el");
    assertThat(mine.packageManager()).isEqualTo(PackageManagerKind.DNF);
    assertThat(mine.mirrorVariable()).isEqualTo("MATRIX_MIRROR_MYLINUX");
    assertThat(mine.basePackages()).contains("rocky-release");
    assertThat(mine.repositories())
        .extracting(Repository::url)
        .containsExactly("https://my.example/9/BaseOS/x86_64");
    assertThat(catalog().ids()).contains("debian", "mylinux").isSorted();
    assertThat(ProfileCatalog.standard(TODAY).ids()).doesNotContain("mylinux");
  }

  @Test
  void changesPartsOfWhatIsThere() throws IOException {
    write(
        "debian.yaml",
        """
        repositories:
          - id: debian-debug
            kind: deb
            url: http://ftp.debian.org/debian-debug
            mirror-path: debian-debug
            suite: "{codename}-debug"
            components: [main]
        releases:
          - version: "15"
            codename: duke
        """);

    var trixie = found("debian:13");

    assertThat(trixie.basePackages()).contains("systemd-sysv");
    assertThat(trixie.repositories())
        .extracting(Repository::id)
        .containsExactly(
            "debian", "debian-updates", "debian-security", "debian-backports", "debian-debug");
    assertThat(trixie.repositories().get(4).enabled()).isTrue();
    assertThat(found("debian:duke").ref()).hasToString("debian:15");
  }

  @Test
  void aProfileMayHaveAnOwnOneAsParent() throws IOException {
    write("a.yaml", "parent: b\nname: A\n");
    write("b.yaml", "parent: fedora\nname: B\n");

    assertThat(found("a:44").displayName()).isEqualTo("A 44");
    assertThat(found("b:44").displayName()).isEqualTo("B 44");
  }

  @Test
  void tellsAllMistakesWithTheirPlaces() throws IOException {
    write("circle.yaml", "parent: round\n");
    write("round.yaml", "name: R\nparent: circle\n");
    write("lost.yaml", "parent: fedoar\n");
    write("alone.yaml", "name: Alone\nfamly: el\n");
    write("bare.yaml", "name: Bare\nfamily: el\n");
    write("keys.yaml", "parent: fedora\nreleases:\n  - version: 1\n    fingerprints: [xyz]\n");
    write("Upper.yaml", "parent: fedora\n");
    write("other.yml", "parent: fedora\n");
    write("notes.txt", "not read");

    assertThat(problems())
        .containsExactly(
            "Upper.yaml:1:1: the file's name is to be the distribution's id, as in mylinux.yaml:"
                + " lower-case letters, digits and '-'",
            "alone.yaml:2:1: unknown key 'famly'; did you mean 'family'?",
            "bare.yaml:1:1: missing key 'package-manager'",
            "bare.yaml:1:1: missing key 'architectures'",
            "bare.yaml:1:1: missing key 'boots'",
            "bare.yaml:1:1: missing key 'base-packages'",
            "bare.yaml:1:1: missing key 'repositories'",
            "bare.yaml:1:1: missing key 'releases'",
            "circle.yaml:1:9: profile 'circle' would be its own parent",
            "keys.yaml:3:5: 'fingerprints': expected 40 digits of 0-9 and A-F, not 'xyz'",
            "lost.yaml:1:9: unknown parent 'fedoar'; did you mean 'fedora'?",
            "other.yml:1:1: the file's name is to be the distribution's id, as in mylinux.yaml:"
                + " lower-case letters, digits and '-'",
            "round.yaml:2:9: profile 'round' would be its own parent");
  }

  @Test
  void aFolderThatIsNotThereHoldsNone() {
    assertThat(ProfileCatalog.with(folder.resolve("distros"), TODAY).ids())
        .isEqualTo(ProfileCatalog.standard(TODAY).ids());
  }
}
