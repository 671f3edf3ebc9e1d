package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptArchivesTest {
  @TempDir Path folder;

  @Test
  void lendsWhatIsThereAndKeepsWhatIsNew() throws Exception {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(shared.resolve("a_1.deb"), "a");
    var archives = new AptArchives(shared);

    archives.lend(tree);
    Path inTree = tree.resolve("var/cache/apt/archives");
    assertThat(inTree.resolve("a_1.deb")).hasContent("a");
    Files.createDirectory(inTree.resolve("partial"));
    Files.writeString(inTree.resolve("partial/half.deb"), "ha");
    Files.writeString(inTree.resolve("lock"), "");
    Files.writeString(inTree.resolve("b_1.deb"), "b");
    archives.takeBack(tree);

    assertThat(inTree).isEmptyDirectory();
    assertThat(shared).isDirectoryContaining("glob:**/b_1.deb");
    assertThat(shared).isDirectoryNotContaining("glob:**/half.deb");
    assertThat(shared.resolve("a_1.deb")).hasContent("a");
  }
}
