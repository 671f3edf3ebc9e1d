package org.distromatrix.document;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * One mistake in a document, where it is and what was expected there.
 *
 * @param file the document
 * @param line line, from 1
 * @param column column in characters, from 1
 * @param message what is wrong, without the place
 */
public record DocumentProblem(Path file, int line, int column, String message) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** Control characters of the document do not reach a terminal through a message. */
  public DocumentProblem {
    message = CONTROL.matcher(message).replaceAll("?");
  }

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
