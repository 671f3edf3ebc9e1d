package org.distromatrix.config;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.distromatrix.document.DocumentProblem;
import org.distromatrix.document.Excerpt;
import org.distromatrix.failure.MatrixException;

/** Tells a user all problems of a file at once. */
final class ProblemReport {
  /** More would scroll the first ones away, and mean that the file is something else. */
  private static final int MOST_SHOWN = 50;

  private ProblemReport() {}

  /**
   * One exception for all.
   *
   * @param text the file, for excerpts
   */
  static MatrixException of(List<DocumentProblem> problems, String text) {
    return of(MatrixFile.NAME, problems, file -> text);
  }

  /**
   * One exception for the problems of several files.
   *
   * @param what names them all
   * @param texts a file's text, for excerpts
   */
  static MatrixException of(
      String what, List<DocumentProblem> problems, Function<Path, String> texts) {
    String shown =
        problems.stream()
            .limit(MOST_SHOWN)
            .map(problem -> lines(problem, texts.apply(problem.file())))
            .collect(Collectors.joining("\n"));
    int more = problems.size() - MOST_SHOWN;
    return MatrixException.usage(
        "Cannot use "
            + what
            + ": "
            + count(problems.size())
            + "\n"
            + shown
            + (more > 0 ? "\nand " + more + " more" : ""));
  }

  private static String count(int problems) {
    return problems == 1 ? "one problem" : problems + " problems";
  }

  private static String lines(DocumentProblem problem, String text) {
    String excerpt = Excerpt.of(text, problem);
    return excerpt.isEmpty() ? problem.render() : problem.render() + "\n" + excerpt;
  }
}
