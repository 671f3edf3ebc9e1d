package org.distromatrix.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write, read by another implementation and by our own. */
class TarWriterTest {
  @TempDir private Path folder;

  private byte[] archive(Path source, String name) throws Exception {
    var bytes = new ByteArrayOutputStream();
    new TarWriter(bytes).write(source, name);
    return bytes.toByteArray();
  }

  @Test
  void treeIsReadByAnotherImplementation() throws Exception {
    String longName = "deep/" + "ä".repeat(70) + "/" + "n".repeat(100);
    Path file = folder.resolve(longName);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x".repeat(513));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-x--x"));
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_234_567_000));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("t".repeat(120)));

    Map<String, TarArchiveEntry> entries = new HashMap<>();
    var in =
        new TarArchiveInputStream(
            new ByteArrayInputStream(archive(folder, "")), StandardCharsets.UTF_8.name());
    for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      entries.put(entry.getName(), entry);
      if (entry.isFile() && !entry.isSymbolicLink()) {
        assertThat(in.readAllBytes()).hasSize(513);
      }
    }
    assertThat(entries).hasSize(4);
    TarArchiveEntry entry = Objects.requireNonNull(entries.get(longName));
    assertThat(entry.getMode() & 07777).isEqualTo(0551);
    assertThat(entry.getLongUserId()).isZero();
    assertThat(entry.getLastModifiedTime().toMillis()).isEqualTo(1_234_567_000);
    assertThat(entries)
        .hasEntrySatisfying(
            "link", link -> assertThat(link.getLinkName()).isEqualTo("t".repeat(120)))
        .hasEntrySatisfying("deep/", deep -> assertThat(deep.isDirectory()).isTrue());
  }

  @Test
  void fileTakesTheNameItIsGiven() throws Exception {
    Path file = Files.writeString(folder.resolve("source"), "content");
    var reader = new TarReader(new ByteArrayInputStream(archive(file, "target")));

    TarEntry entry = reader.next().orElseThrow();

    assertThat(entry.name()).isEqualTo("target");
    assertThat(entry.type()).isEqualTo(TarEntry.Type.FILE);
    byte[] buffer = new byte[100];
    assertThat(reader.read(buffer)).isEqualTo(7);
    assertThat(reader.read(buffer)).isEqualTo(-1);
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void sizesBeyondOctalSurvive() throws Exception {
    byte[] none = {};
    long size = 20L << 30;
    var block = TarBlock.of((byte) '0', "n".getBytes(StandardCharsets.UTF_8), none, 0644, size, 0);
    block.check();
    assertThat(block.size()).isEqualTo(size);
  }
}
