package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.TestDistros;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseTreeTest {
  private static final ResolvedDistro TRIXIE = TestDistros.debian("trixie");

  @TempDir Path root;

  /** As mmdebstrap leaves it. */
  private BaseTree bootstrapped() throws Exception {
    var tree = new BaseTree(root);
    tree.mergeUsr(TRIXIE);
    for (String folder : new String[] {"etc/ssh", "etc/default", "etc/apt/sources.list.d"}) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.writeString(root.resolve("etc/shadow"), "root:*:20000:0:99999:7:::\n");
    Files.writeString(root.resolve("etc/machine-id"), "0123456789abcdef\n");
    Files.writeString(root.resolve("etc/hostname"), "builder\n");
    Files.writeString(root.resolve("etc/apt/sources.list"), "deb http://build.example x main\n");
    Files.writeString(root.resolve("etc/ssh/ssh_host_rsa_key"), "secret");
    Files.writeString(root.resolve("etc/ssh/ssh_config"), "");
    Files.createSymbolicLink(root.resolve("etc/resolv.conf"), Path.of("/etc/passwd"));
    return tree;
  }

  @Test
  void nothingOfTheHostStays() throws Exception {
    BaseTree tree = bootstrapped();
    assertThat(tree.problems())
        .contains(
            "there is a etc/hostname",
            "there is a etc/resolv.conf",
            "there is a etc/ssh/ssh_host_rsa_key",
            "etc/machine-id is not an empty file");
    tree.finish(TRIXIE);
    assertThat(tree.problems()).isEmpty();
    assertThat(root.resolve("etc/machine-id")).isEmptyFile();
    assertThat(root.resolve("etc/ssh/ssh_config")).exists();
    assertThat(root.resolve("etc/apt/sources.list.d/debian.sources"))
        .content()
        .contains("URIs: http://ftp.debian.org/debian-security\n");
    assertThat(Path.of("/etc/passwd")).exists();
  }

  @Test
  void usrIsMerged() throws Exception {
    bootstrapped().finish(TRIXIE);
    assertThat(Files.readSymbolicLink(root.resolve("lib64"))).isEqualTo(Path.of("usr/lib64"));
    Files.delete(root.resolve("sbin"));
    Files.createDirectory(root.resolve("sbin"));
    assertThat(new BaseTree(root).problems())
        .containsExactly("/usr is not merged: sbin is no link");
  }

  @Test
  void rootHasNoPassword() throws Exception {
    BaseTree tree = bootstrapped();
    tree.finish(TRIXIE);
    Files.writeString(root.resolve("etc/shadow"), "root:$y$hash:20000::::::\n");
    assertThat(tree.problems()).containsExactly("root has a password");
  }
}
