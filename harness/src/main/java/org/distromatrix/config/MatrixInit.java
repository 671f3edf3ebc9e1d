package org.distromatrix.config;

import java.nio.file.Path;
import java.util.List;

/** Writes a first matrix.yaml that runs, made of what a project's folder shows. */
@SuppressWarnings("DoNotCallSuggester")
public final class MatrixInit {
  /**
   * What was found and written.
   *
   * @param buildSystem what the project is built with, in words; "" if nothing known was found
   * @param written the files written, relative to the project's folder
   */
  public record Written(String buildSystem, List<Path> written) {
    public Written {
      written = List.copyOf(written);
    }
  }

  private MatrixInit() {}

  /**
   * Writes matrix.yaml and what it needs beside it; never over a file that is there.
   *
   * @throws org.distromatrix.failure.MatrixException (usage) if there is a matrix.yaml already
   */
  public static Written write(Path projectFolder) {
    throw new UnsupportedOperationException("comes next: " + projectFolder);
  }
}
