package org.distromatrix.document;

import java.nio.file.Path;

/**
 * A place in a document.
 *
 * @param line line, from 1
 * @param column column in characters, from 1
 */
public record Position(int line, int column) {
  /** The first character of a document. */
  public static final Position START = new Position(1, 1);

  /** A problem of the file at this place. */
  public DocumentProblem problem(Path file, String message) {
    return new DocumentProblem(file, line, column, message);
  }
}
