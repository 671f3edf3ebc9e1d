package org.distromatrix.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFoldersTest {
  private static final int CELLS = 8;

  @TempDir Path folder;

  @Test
  void cellsThatMakeTheSameFolderAtOnceAllHaveIt() throws Exception {
    var barrier = new CyclicBarrier(CELLS);
    var pool = Executors.newFixedThreadPool(CELLS);
    try {
      for (int round = 0; round < 200; round++) {
        Path shared = folder.resolve("shared-" + round);
        var made = new ArrayList<Future<?>>();
        for (int cell = 0; cell < CELLS; cell++) {
          Path own = shared.resolve("own-" + cell);
          made.add(
              pool.submit(
                  () -> {
                    barrier.await();
                    OwnFolders.make(own);
                    return own;
                  }));
        }
        for (Future<?> one : made) {
          assertThat((Path) one.get()).isDirectory();
        }
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("shared-0"))))
        .isEqualTo("rwxr-xr-x");
  }

  @Test
  void aFileInItsPlaceIsTold() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatThrownBy(() -> OwnFolders.make(file)).isInstanceOf(FileAlreadyExistsException.class);
  }
}
