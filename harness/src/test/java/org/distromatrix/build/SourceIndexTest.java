package org.distromatrix.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceIndexTest {
  private static final long OLD = 1_000_000_000L;

  @TempDir Path folder;

  private SourceFile file(long changed, long inode) {
    return new SourceFile("a", 0100644, 1, OLD, changed, inode);
  }

  private String digest(SourceFile file) throws IOException {
    SourceIndex index = SourceIndex.read(folder.resolve("index"));
    String digest = index.digest(folder.resolve("a"), file);
    index.write();
    return digest;
  }

  @Test
  void anUnchangedFileIsNotReadAgain() throws IOException {
    Files.writeString(folder.resolve("a"), "1");
    String digest = digest(file(OLD, 7));
    Files.delete(folder.resolve("a"));

    assertThat(digest(file(OLD, 7))).isEqualTo(digest);
  }

  @Test
  void aChangedFileIsReadAgain() throws IOException {
    Files.writeString(folder.resolve("a"), "1");
    String digest = digest(file(OLD, 7));
    Files.writeString(folder.resolve("a"), "2");

    assertThat(digest(file(OLD, 8))).isNotEqualTo(digest);
  }

  @Test
  void aFileThatChangedJustNowIsNotTrusted() throws IOException {
    SourceFile fresh = file(System.currentTimeMillis() * 1_000_000, 7);
    Files.writeString(folder.resolve("a"), "1");
    String digest = digest(fresh);
    Files.writeString(folder.resolve("a"), "2");

    assertThat(digest(fresh)).isNotEqualTo(digest);
  }

  @Test
  void aDamagedIndexIsNone() throws IOException {
    Files.writeString(folder.resolve("a"), "1");
    String digest = digest(file(OLD, 7));
    Files.write(folder.resolve("index"), new byte[] {0x6d, 0x73, 0x69, 0x31, 0, 0, 0, 9, 1});

    assertThat(digest(file(OLD, 7))).isEqualTo(digest);
  }
}
