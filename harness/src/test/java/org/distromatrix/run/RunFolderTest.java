package org.distromatrix.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:41:06Z");

  @TempDir Path project;

  @Test
  void isNamedAfterTheTimeAndLatestPointsAtIt() throws IOException {
    RunFolder folder = RunFolder.create(project, NOW);

    assertThat(folder.id()).isEqualTo("20261123-094106");
    assertThat(folder.cells()).isDirectory();
    assertThat(project.resolve(".matrix/latest").toRealPath())
        .isEqualTo(folder.path().toRealPath());
  }

  @Test
  void twoRunsInOneSecondHaveAFolderEach() {
    RunFolder first = RunFolder.create(project, NOW);
    RunFolder second = RunFolder.create(project, NOW);

    assertThat(second.id()).isEqualTo("20261123-094106-2");
    assertThat(first.path()).isDirectory();
    assertThat(RunFolder.existing(project, "latest").id()).isEqualTo(second.id());
    assertThat(RunFolder.existing(project, first.id())).isEqualTo(first);
  }

  @Test
  void gitDoesNotSeeIt() throws IOException {
    RunFolder.create(project, NOW);

    assertThat(Files.readString(project.resolve(".matrix/.gitignore"))).isEqualTo("*\n");
  }

  @Test
  void anUnknownRunIsTheUsersMistake() {
    assertThatThrownBy(() -> RunFolder.existing(project, "yesterday"))
        .isInstanceOf(MatrixException.class)
        .hasMessage("Cannot find run 'yesterday' in " + project.resolve(".matrix"));
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(project.resolve(".matrix"), "a file in the way");

    assertThatThrownBy(() -> RunFolder.create(project, NOW))
        .isInstanceOf(MatrixException.class)
        .hasMessageStartingWith("Cannot make a run folder in " + project.resolve(".matrix") + ": ");
  }
}
