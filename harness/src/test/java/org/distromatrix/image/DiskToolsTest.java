package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.config.FileSystem;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskToolsTest {
  @TempDir private Path folder;

  private void hostHas(String program, String answer) throws IOException {
    Path file = folder.resolve(program);
    Files.writeString(file, "#!/bin/sh\necho '" + answer + "'\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Workplace workplace(FileSystem fileSystem) {
    var environment = Map.of("PATH", folder.toString(), "MATRIX_TOOLS", "host");
    var places = new Places(folder.resolve("cache"), folder.resolve("run"));
    var locks = new HostLocks(folder.resolve("locks"), "test");
    try (var tools = DiskTools.open(places, new LocalCommands(environment), locks, environment)) {
      return tools.workplace(fileSystem, ImageContext.loggingTo(folder.resolve("log")));
    }
  }

  @Test
  void anXfsWithAFoldersContentNeedsARecentTool() throws IOException {
    hostHas("mkfs.xfs", "mkfs.xfs version 6.17.0");
    assertThat(workplace(FileSystem.XFS)).isSameAs(Workplace.HOST);

    hostHas("mkfs.xfs", "mkfs.xfs version 6.13.0");
    assertThatThrownBy(() -> workplace(FileSystem.XFS))
        .isInstanceOf(MatrixException.class)
        .hasMessage("Cannot use this host's mkfs.xfs: too old");
  }
}
