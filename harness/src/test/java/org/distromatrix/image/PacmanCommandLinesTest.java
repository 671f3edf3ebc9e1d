package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.distromatrix.distro.Repository;
import org.junit.jupiter.api.Test;

/** What pacman is called with, and the configuration it gets. */
class PacmanCommandLinesTest {
  private static final PacmanCommand COMMAND =
      new PacmanCommand(Path.of("/d/root"), Path.of("/d/c"), Path.of("/d/k"), Path.of("/d/p"));

  private static final List<String> PLACES =
      List.of(
          "--root",
          "/d/root",
          "--dbpath",
          "/d/root/var/lib/pacman",
          "--config",
          "/d/c",
          "--gpgdir",
          "/d/k",
          "--cachedir",
          "/d/p",
          "--hookdir",
          "/d/root/etc/pacman.d/hooks",
          "--logfile",
          "/dev/null",
          "--noconfirm",
          "--noprogressbar",
          "--color",
          "never");

  private static Repository repository(String id) {
    return new Repository(
        id,
        Repository.Kind.BASEURL,
        "http://m/" + id + "/os/x86_64",
        id + "/os/x86_64",
        true,
        "",
        List.of(),
        List.of("archlinux.gpg"),
        List.of());
  }

  @Test
  void everyPlaceIsNamed() {
    assertThat(COMMAND.refresh())
        .startsWith("pacman", "--sync", "--refresh")
        .containsSubsequence(PLACES)
        .hasSize(3 + PLACES.size());
    assertThat(COMMAND.list())
        .startsWith("pacman", "--sync", "--list")
        .containsSubsequence(PLACES)
        .hasSize(3 + PLACES.size());
  }

  @Test
  void installsWithTheTreesOwnMounts() {
    List<String> argv = COMMAND.install(List.of("gcc", "make"));

    assertThat(argv.subList(0, 2)).containsExactly("sh", "-c");
    assertThat(argv.get(2)).contains("umask 022").endsWith("exec \"$@\"\n");
    assertThat(argv.subList(3, 8)).containsExactly("sh", "/d/root", "pacman", "--sync", "--needed");
    assertThat(argv.subList(8, 8 + PLACES.size())).isEqualTo(PLACES);
    assertThat(argv.subList(8 + PLACES.size(), argv.size()))
        .containsExactly("--assume-installed", "initramfs", "--", "gcc", "make");
    assertThat(COMMAND.upgrade(List.of("gcc")).subList(5, 9))
        .containsExactly("pacman", "--sync", "--sysupgrade", "--needed");
  }

  @Test
  void configurationNamesRepositoriesAndWhatMustBeSigned() {
    var configuration =
        new PacmanConfiguration(List.of(repository("core"), repository("extra")), "x86_64");
    assertThat(configuration.text().replace("SigLevel = Required DatabaseRequired\n", ""))
        .isEqualTo(
            """
            [options]
            Architecture = x86_64
            SigLevel = Required DatabaseOptional
            LocalFileSigLevel = Required
            ParallelDownloads = 5

            [core]
            Server = http://m/core/os/x86_64

            [extra]
            Server = http://m/extra/os/x86_64
            """);
  }

  @Test
  void keyringIsMadeWithoutTheHostsSettings() {
    var keys = new PacmanKeyCommand(Path.of("/r/g"), Path.of("/r/c"));
    List<String> start = List.of("pacman-key", "--config", "/r/c", "--gpgdir", "/r/g");

    assertThat(keys.populate(Path.of("/r/in"), "archlinux"))
        .allSatisfy(argv -> assertThat(argv).startsWith(start.toArray(String[]::new)))
        .extracting(argv -> String.join(" ", argv.subList(start.size(), argv.size())))
        .containsExactly("--init", "--populate-from /r/in --populate archlinux");
    assertThat(keys.trust(Path.of("/r/in/k.asc"), List.of("AA", "BB")))
        .extracting(argv -> String.join(" ", argv.subList(start.size(), argv.size())))
        .containsExactly("--init", "--add /r/in/k.asc", "--lsign-key AA", "--lsign-key BB");
  }
}
