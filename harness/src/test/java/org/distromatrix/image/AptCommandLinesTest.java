package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.TestDistros;
import org.junit.jupiter.api.Test;

class AptCommandLinesTest {
  private static final ResolvedDistro TRIXIE =
      TestDistros.with(
          TestDistros.debian("trixie"),
          List.of(
              TestDistros.repository("trixie", "debian"),
              TestDistros.repository("trixie-security", "debian-security")),
          List.of("systemd", "openssh-server"));

  @Test
  void bootstrap() {
    assertThat(
            new MmdebstrapCommand(
                    TRIXIE, List.of("deb A", "deb B"), List.of("O \"1\""), Path.of("/t"))
                .argv())
        .containsExactly(
            "mmdebstrap",
            "--verbose",
            "--mode=root",
            "--format=directory",
            "--variant=apt",
            "--skip=check/empty,check/qemu,check/signed-by,cleanup/apt,essential/unlink",
            "--architectures=amd64",
            "--include=systemd,openssh-server",
            "--aptopt=O \"1\"",
            "trixie",
            "/t",
            "deb A",
            "deb B");
  }

  @Test
  void sourcesNameTheirOwnKeyring() {
    assertThat(
            AptRepositories.lines(
                TRIXIE.repositories(), "amd64", one -> Path.of("/k", one.suite()), false))
        .containsExactly(
            "deb [arch=amd64 signed-by=/k/trixie] http://ftp.debian.org/debian trixie main",
            "deb [arch=amd64 signed-by=/k/trixie-security]"
                + " http://ftp.debian.org/debian-security trixie-security main");
    assertThat(
            AptRepositories.lines(
                TRIXIE.repositories().subList(0, 1), "amd64", one -> Path.of("/k"), true))
        .containsExactly(
            "deb [arch=amd64 signed-by=/k check-valid-until=no]"
                + " http://ftp.debian.org/debian trixie main");
  }

  @Test
  void aFinishedImageNamesThePublicMirror() {
    assertThat(AptRepositories.published(TRIXIE.repositories().subList(1, 2)))
        .isEqualTo(
            """
            Types: deb
            URIs: http://ftp.debian.org/debian-security
            Suites: trixie-security
            Components: main
            Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
            """);
  }

  @Test
  void installation() {
    var command =
        new AptInstallCommand(
            Path.of("/root-of-it"),
            "amd64",
            new AptState(Path.of("/image/apt"), Path.of("/image/apt/lists-1")),
            List.of("Acquire::Retries \"1\""));
    assertThat(command.install(List.of("gcc", "make")))
        .startsWith("sh", "-c")
        .endsWith(
            "sh",
            "/root-of-it",
            "apt-get",
            "--yes",
            "--no-install-recommends",
            "install",
            "--",
            "gcc",
            "make");
    assertThat(command.configuration())
        .contains(
            "Dir \"/root-of-it\";\n",
            "Dir::State::Lists \"/image/apt/lists-1\";\n",
            "Dir::Etc::SourceList \"/image/apt/sources.list\";\n",
            "DPkg::Chroot-Directory \"/root-of-it\";\n")
        .endsWith("Acquire::Retries \"1\";\n");
  }
}
