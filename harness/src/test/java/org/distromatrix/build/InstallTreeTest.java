package org.distromatrix.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.image.Layer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallTreeTest {
  @TempDir Path temporary;
  private Path base;
  private Path upper;
  private Path installed;
  private Path layer;

  @BeforeEach
  void setUp() throws IOException {
    base = Files.createDirectory(temporary.resolve("base"));
    upper = Files.createDirectory(temporary.resolve("upper"));
    installed = Files.createDirectory(temporary.resolve("installed"));
    layer = Files.createDirectory(temporary.resolve("layer"));
    for (String folder : List.of("usr/bin", "usr/lib", "usr/lib64", "etc", "run", "var")) {
      Files.createDirectories(base.resolve(folder));
    }
    for (String merged : List.of("bin", "lib", "lib64")) {
      Files.createSymbolicLink(base.resolve(merged), Path.of("usr/" + merged));
    }
    Files.createSymbolicLink(base.resolve("var/run"), Path.of("../run"));
  }

  private List<String> make() throws IOException {
    var image = new LowerTrees(List.of(new Layer("2", upper), new Layer("1", base)));
    return InstallTree.make(installed, image, layer, Files::move);
  }

  private void install(String name, String mode) throws IOException {
    Path file = installed.resolve(name);
    OwnFolders.make(file.getParent());
    Files.writeString(file, name);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private List<String> names() throws IOException {
    try (var walk = Files.walk(layer)) {
      return walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .map(path -> layer.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(layer.resolve(name)));
  }

  @Test
  void foldersGoWhereTheImagesLinksLead() throws IOException {
    install("bin/tally", "rwxr-xr-x");
    install("usr/bin/other", "rwxr-xr-x");
    install("lib/systemd/system/tally.service", "rw-r--r--");
    install("var/run/tally/x", "rw-r--r--");
    install("opt/tally/x", "rw-r-----");

    assertThat(make()).isEmpty();

    assertThat(names())
        .containsExactly(
            "opt/tally/x",
            "run/tally/x",
            "usr/bin/other",
            "usr/bin/tally",
            "usr/lib/systemd/system/tally.service");
    assertThat(layer.resolve("bin")).doesNotExist();
    assertThat(mode("opt/tally/x")).isEqualTo("rw-r-----");
  }

  @Test
  void aLinkOfAHigherLayerLeadsToo() throws IOException {
    Files.createDirectories(upper.resolve("usr"));
    Files.createSymbolicLink(upper.resolve("usr/sbin"), Path.of("bin"));
    install("sbin/a", "rwxr-xr-x");
    install("usr/sbin/tally", "rwxr-xr-x");

    make();

    assertThat(names()).containsExactly("sbin/a", "usr/bin/tally");
  }

  @Test
  void foldersOfTheImageKeepTheirModesAndNewOnesTheirOwn() throws IOException {
    Files.createDirectories(base.resolve("tmp"));
    Files.setAttribute(base.resolve("tmp"), "unix:mode", 01777);
    install("tmp/x", "rw-r--r--");
    install("srv/private/x", "rw-r--r--");
    Files.setPosixFilePermissions(
        installed.resolve("srv/private"), PosixFilePermissions.fromString("rwx------"));

    make();

    assertThat((int) Files.getAttribute(layer.resolve("tmp"), "unix:mode") & 07777)
        .isEqualTo(01777);
    assertThat(mode("srv/private")).isEqualTo("rwx------");
    assertThat(mode("srv")).isEqualTo("rwxr-xr-x");
  }

  @Test
  void linksAndSetUidProgramsStayWhatTheyAre() throws IOException {
    install("usr/bin/su", "rwxr-xr-x");
    Files.setAttribute(installed.resolve("usr/bin/su"), "unix:mode", 04755);
    Files.createSymbolicLink(installed.resolve("usr/bin/alias"), Path.of("su"));

    make();

    assertThat((int) Files.getAttribute(layer.resolve("usr/bin/su"), "unix:mode") & 07777)
        .isEqualTo(04755);
    assertThat(Files.readSymbolicLink(layer.resolve("usr/bin/alias"))).isEqualTo(Path.of("su"));
  }

  @Test
  void everythingBecomesRootsWithItsMode() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
    install("usr/bin/su", "rwxr-xr-x");
    Path program = installed.resolve("usr/bin/su");
    Files.setAttribute(program, "unix:uid", 1000);
    Files.setAttribute(program, "unix:gid", 1000);
    Files.setAttribute(program, "unix:mode", 04755);

    make();

    Path target = layer.resolve("usr/bin/su");
    assertThat(Files.getAttribute(target, "unix:uid")).isEqualTo(0);
    assertThat(Files.getAttribute(target, "unix:gid")).isEqualTo(0);
    assertThat((int) Files.getAttribute(target, "unix:mode") & 07777).isEqualTo(04755);
  }

  @Test
  void aPipeIsLeftOut() throws IOException {
    new LocalCommands(System.getenv())
        .run(Command.of("mkfifo", installed.resolve("pipe").toString()));

    assertThat(make()).containsExactly("/pipe");
    assertThat(names()).isEmpty();
  }

  @Test
  void aFileDoesNotHideAFolderOfTheImage() throws IOException {
    install("etc", "rw-r--r--");

    assertThatThrownBy(this::make)
        .isInstanceOf(InstallTree.Conflict.class)
        .hasMessage("/etc is a folder in the image and a file in what is installed");
  }

  @Test
  void aFolderDoesNotReplaceAFileOfTheImage() throws IOException {
    Files.writeString(base.resolve("etc/hosts"), "");
    install("etc/hosts/x", "rw-r--r--");

    assertThatThrownBy(this::make)
        .isInstanceOf(InstallTree.Conflict.class)
        .hasMessage("/etc/hosts is a file in the image and a folder in what is installed");
  }

  @Test
  void linksThatLeadInACircleAreNamed() throws IOException {
    Files.createSymbolicLink(base.resolve("etc/loop"), Path.of("loop"));
    install("etc/loop/x", "rw-r--r--");

    assertThatThrownBy(this::make).hasMessage("/etc/loop is a link to itself");
  }
}
