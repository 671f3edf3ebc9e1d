package org.distromatrix.config;

import java.nio.file.Path;

/** Reads and checks the matrix.yaml of a project. */
@SuppressWarnings("DoNotCallSuggester")
public final class MatrixReader {
  private final DistroCheck distros;

  /** A reader that asks there whether distributions exist. */
  public MatrixReader(DistroCheck distros) {
    this.distros = distros;
  }

  /**
   * The matrix of a project, whole and checked.
   *
   * @throws org.distromatrix.failure.MatrixException (usage) that tells every problem of the file
   *     with line and column
   */
  public MatrixFile read(Path projectFolder) {
    throw new UnsupportedOperationException(distros + " " + projectFolder);
  }
}
