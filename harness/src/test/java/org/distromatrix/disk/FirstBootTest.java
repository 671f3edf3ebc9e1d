package org.distromatrix.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.distromatrix.host.Overlay;
import org.distromatrix.image.Layer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstBootTest {
  private static final FileTime OLD = FileTime.fromMillis(1_000_000);

  @TempDir Path folder;
  private Path tree;
  private Path upper;

  @BeforeEach
  void makeFolders() throws IOException {
    tree = folder.resolve("tree");
    Files.createDirectories(tree.resolve("etc"));
    upper = Files.createDirectory(folder.resolve("upper"));
  }

  private void prepare() throws IOException {
    Files.setLastModifiedTime(tree.resolve("etc"), OLD);
    Files.setLastModifiedTime(tree, OLD);
    new FirstBoot(List.of(new Layer("key", tree)))
        .prepare(new Overlay(List.of(tree), upper, folder.resolve("work")));
    assertThat(Files.getLastModifiedTime(upper)).isEqualTo(OLD);
  }

  @Test
  void anImageWithoutIdentityIsLeftAsItIs() throws IOException {
    Files.createFile(tree.resolve("etc/machine-id"));

    prepare();

    assertThat(upper).isEmptyDirectory();
  }

  @Test
  void anIdentityIsHiddenByAnEmptyFileAsOldAsItsFolder() throws IOException {
    Files.writeString(tree.resolve("etc/machine-id"), "0123\n");

    prepare();

    assertThat(upper.resolve("etc/machine-id")).isEmptyFile();
    assertThat(Files.getLastModifiedTime(upper.resolve("etc/machine-id"))).isEqualTo(OLD);
    assertThat(Files.getLastModifiedTime(upper.resolve("etc"))).isEqualTo(OLD);
  }

  @Test
  void anImageWithoutTheFileGetsOne() throws IOException {
    prepare();

    assertThat(upper.resolve("etc/machine-id")).isEmptyFile();
  }
}
