package org.distromatrix.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacmanIndexTest {
  private static final String CRONIE =
      """
      %FILENAME%
      cronie-1.7.2-1-x86_64.pkg.tar.zst

      %NAME%
      cronie

      %VERSION%
      1.7.2-1

      %GROUPS%
      tools

      %PROVIDES%
      cron
      libcronie.so=1-64

      %DEPENDS%
      bash
      """;

  @TempDir Path sync;

  @ParameterizedTest
  @ValueSource(strings = {"gz", "zstd"})
  void readsNamesGroupsAndWhatIsProvided(String kind) throws Exception {
    write("core.db", kind);
    Files.writeString(sync.resolve("core.db.sig"), "signature");

    PackageIndex index = PacmanIndex.read(sync);

    assertThat(index.packages()).containsExactly("cronie");
    assertThat(index.provided()).containsExactly("cron", "libcronie.so", "tools");
  }

  @Test
  void aFolderWithoutADatabaseIsNoEmptyDistribution() {
    assertThatThrownBy(() -> PacmanIndex.read(sync))
        .hasMessage("there is no package database in " + sync);
  }

  private void write(String name, String kind) throws Exception {
    try (OutputStream out =
            new CompressorStreamFactory()
                .createCompressorOutputStream(kind, Files.newOutputStream(sync.resolve(name)));
        var tar = new TarArchiveOutputStream(out)) {
      byte[] content = CRONIE.getBytes(UTF_8);
      var entry = new TarArchiveEntry("cronie-1.7.2-1/desc");
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    }
  }
}
