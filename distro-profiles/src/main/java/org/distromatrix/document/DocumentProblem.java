package org.distromatrix.document;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * One mistake in a document, where it is and what was expected there.
 *
 * @param file the document
 * @param line line, from 1
 * @param column column in characters, from 1
 * @param message what is wrong, without the place
 */
public record DocumentProblem(Path file, int line, int column, String message) {
  /** In the order of the file. */
  public static final Comparator<DocumentProblem> BY_PLACE =
      Comparator.comparing(DocumentProblem::file)
          .thenComparingInt(DocumentProblem::line)
          .thenComparingInt(DocumentProblem::column);

  /** {@code matrix.yaml:7:3: unknown key 'suits'; did you mean 'suites'?}. */
  public String render() {
    return file + ":" + line + ":" + column + ": " + message;
  }
}
