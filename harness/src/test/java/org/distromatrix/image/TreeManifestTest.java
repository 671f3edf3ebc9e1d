package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeManifestTest {
  @TempDir Path folder;
  private Path tree;
  private TreeManifest written;

  @BeforeEach
  void makeTree() throws Exception {
    tree = folder.resolve("tree");
    Files.createDirectories(tree.resolve("etc"));
    Files.writeString(tree.resolve("etc/passwd"), "root");
    Files.writeString(tree.resolve("etc/a\tb\n"), "odd");
    Files.createSymbolicLink(tree.resolve("bin"), Path.of("usr/bin"));
    TreeManifest.ofContent(tree).write(folder.resolve("manifest.tsv"));
    written = TreeManifest.read(folder.resolve("manifest.tsv"));
  }

  @Test
  void aWholeTreeDiffersInNothing() throws Exception {
    assertThat(written.differences(TreeManifest.ofContent(tree))).isEmpty();
    assertThat(written.differences(TreeManifest.ofMetadata(tree))).isEmpty();
    assertThat(written.bytes()).isEqualTo(7);
  }

  @Test
  void contentOfTheSameSizeIsSeenByADeepLookOnly() throws Exception {
    Files.writeString(tree.resolve("etc/passwd"), "toor");
    assertThat(written.differences(TreeManifest.ofMetadata(tree))).isEmpty();
    assertThat(written.differences(TreeManifest.ofContent(tree)))
        .containsExactly("changed: etc/passwd");
  }

  @Test
  void everythingElseIsSeenByAQuickLook() throws Exception {
    Files.writeString(tree.resolve("etc/passwd"), "longer than before");
    Files.delete(tree.resolve("bin"));
    Files.createSymbolicLink(tree.resolve("bin"), Path.of("elsewhere"));
    Files.writeString(tree.resolve("new"), "");
    Files.delete(tree.resolve("etc/a\tb\n"));
    Files.setPosixFilePermissions(
        tree.resolve("etc"), PosixFilePermissions.fromString("rwx------"));
    assertThat(written.differences(TreeManifest.ofMetadata(tree)))
        .containsExactly(
            "changed: bin",
            "changed: etc",
            "missing: etc/a\\tb\\n",
            "changed: etc/passwd",
            "added: new");
  }
}
