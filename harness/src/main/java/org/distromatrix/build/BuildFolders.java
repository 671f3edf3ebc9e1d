package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.Consumer;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.Places;
import org.distromatrix.host.Trees;

/** The BUILDDIRs: kept between runs so that builds are incremental, one build at a time in each. */
final class BuildFolders {
  /** Begins the names of the locks of BUILDDIRs. */
  static final String LOCK = "builddir-";

  static final String FOLDER = "builddirs";

  private final Path folder;
  private final BuildHolds locks;

  BuildFolders(Places places, BuildHolds locks) {
    this.folder = places.cache().resolve(FOLDER);
    this.locks = locks;
  }

  /** What is done while a BUILDDIR is ours. */
  @FunctionalInterface
  interface Use {
    void in(Path buildFolder) throws IOException;
  }

  /**
   * Waits until nobody else builds there, then builds.
   *
   * @param key tells projects, cells and toolchains apart
   * @param what the build in words, for those who wait
   * @param empty whether what is there is deleted first
   */
  void use(String key, String what, boolean empty, Consumer<String> waiting, Use use)
      throws IOException {
    try (HeldLock held = locks.alone(LOCK + key, what, waiting)) {
      Path own = folder.resolve(key);
      if (empty) {
        Trees.delete(own);
      }
      OwnFolders.make(own);
      Files.setLastModifiedTime(own, FileTime.from(Instant.now()));
      use.in(own);
    }
  }
}
