package org.distromatrix.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distromatrix.command.LocalCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerArchiveTest {
  @TempDir Path temporary;

  private final LocalCommands commands = new LocalCommands(System.getenv());

  @Test
  void filesWithoutSignsOfDeletionGoInAsTheyAre() throws IOException {
    Path tree = Files.createDirectories(temporary.resolve("tree/etc"));
    Files.writeString(tree.resolve("file"), "x");

    LayerArchive archive =
        LayerArchive.write(commands, temporary.resolve("tree"), temporary.resolve("a.tar"));

    assertThat(archive.deletes()).isFalse();
    assertThat(archive.tar()).isNotEmptyFile();
  }
}
