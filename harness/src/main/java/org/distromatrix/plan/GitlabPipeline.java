package org.distromatrix.plan;

import java.util.List;

/**
 * A child pipeline for GitLab CI, one job for each cell: what {@code plan --gitlab} prints.
 *
 * <pre>
 * .matrix:
 *   script:
 *     - matrix run "$MATRIX_SELECTION"
 *
 * "debian:13/nspawn":
 *   extends: .matrix
 *   variables:
 *     MATRIX_SELECTION: "debian:13/nspawn"
 * </pre>
 */
public final class GitlabPipeline {
  private static final String TEMPLATE =
      """
      .matrix:
        script:
          - matrix run "$MATRIX_SELECTION"
        artifacts:
          when: always
          paths: [.matrix/]
          reports:
            junit: .matrix/runs/*/junit/*.xml
      """;

  private GitlabPipeline() {}

  /** The pipeline's YAML; a job of a cell whose failure is allowed may fail. */
  public static String of(List<Cell> cells) {
    var text = new StringBuilder(TEMPLATE);
    cells.forEach(cell -> job(cell, text));
    return text.toString();
  }

  private static void job(Cell cell, StringBuilder text) {
    String id = quoted(cell.id().text());
    text.append('\n').append(id).append(":\n  extends: .matrix\n");
    text.append("  variables:\n    MATRIX_SELECTION: ");
    text.append(quoted(cell.id().text().replace("$", "$$"))).append('\n');
    if (cell.allowedFailure().isPresent()) {
      text.append("  allow_failure: true\n");
    }
  }

  /** A YAML double-quoted scalar; ids hold no control characters. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
