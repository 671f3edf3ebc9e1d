package org.distromatrix.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.distromatrix.command.LocalCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskUseTest {
  private final DiskUse use = new DiskUse(new LocalCommands(System.getenv()));

  @TempDir private Path folder;

  @Test
  void countsWhatFoldersTake() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path two = Files.createDirectory(folder.resolve("two with space"));
    Path gone = folder.resolve("gone");
    Files.write(one.resolve("a"), new byte[300 * 1024]);
    Files.createLink(one.resolve("again"), one.resolve("a"));

    Map<Path, Long> bytes = use.bytes(List.of(one, two, gone));

    assertThat(bytes.get(one)).isBetween(300L * 1024, 400L * 1024);
    assertThat(bytes.get(two)).isLessThan(100L * 1024);
    assertThat(bytes).containsEntry(gone, 0L).hasSize(3);
  }

  @Test
  void tellsFreeSpaceOfWhatIsNotMadeYet() {
    assertThat(DiskUse.free(folder.resolve("not/yet"))).isPositive();
  }

  @Test
  void removesTreesButNotWhatLinksPointTo() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree/deep/er"));
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createFile(outside.resolve("kept"));
    Files.createSymbolicLink(tree.resolve("link"), outside);

    use.remove(List.of(folder.resolve("tree"), folder.resolve("never was")));

    assertThat(folder.resolve("tree")).doesNotExist();
    assertThat(outside.resolve("kept")).exists();
  }

  @Test
  void readsMountPointsWithEscapedSigns() {
    assertThat(
            MountTable.mountPoint(
                "36 35 98:0 /mnt1 /mnt\\0402/x\\134y rw,noatime master:1 - ext3 /dev/root rw"))
        .isEqualTo(Path.of("/mnt 2/x\\y"));
  }
}
