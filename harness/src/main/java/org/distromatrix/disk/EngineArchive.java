package org.distromatrix.disk;

import java.io.IOException;
import java.nio.file.Path;

/** A tree as an image that container engines load. */
public final class EngineArchive {
  private EngineArchive() {}

  /**
   * Writes the archive; the tar is deleted.
   *
   * @param architecture product name, as {@code x86-64}
   * @param reference {@code name:tag}
   * @param tar of the tree
   * @param draft folder for what is written
   * @return the archive, in that folder
   */
  public static Path write(String architecture, String reference, Path tar, Path draft)
      throws IOException {
    return new OciArchiveWriter(DiskArchitecture.of(architecture), reference, draft)
        .writePlain(tar);
  }
}
