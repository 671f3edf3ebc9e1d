package org.distromatrix.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreesTest {
  @TempDir private Path folder;

  @Test
  void deletesLinksAndNotWhatTheyPointAt() throws Exception {
    Path kept = Files.createDirectories(folder.resolve("kept"));
    Files.writeString(kept.resolve("file"), "x");
    Path tree = Files.createDirectories(folder.resolve("tree/deep"));
    Files.createSymbolicLink(tree.resolve("link"), kept);
    Files.createSymbolicLink(folder.resolve("link"), kept);

    Trees.delete(folder.resolve("tree"));
    Trees.delete(folder.resolve("link"));
    Trees.delete(folder.resolve("never/was"));

    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(kept));
    assertThat(kept.resolve("file")).hasContent("x");
  }

  @Test
  void missingAndBareFoldersAreEmpty() throws Exception {
    assertThat(Trees.isEmpty(folder.resolve("none"))).isTrue();
    assertThat(Trees.isEmpty(folder)).isTrue();
    Files.createDirectory(folder.resolve("one"));
    assertThat(Trees.isEmpty(folder)).isFalse();
  }
}
