package org.distromatrix.run;

import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.Phase;

/** A failure as results tell it. */
final class Problem {
  private Problem() {}

  /**
   * What ended a cell.
   *
   * @param phase in which it was
   * @param folder of its run, which logs are named from
   */
  static CellProblem of(MatrixException e, Phase phase, RunFolder folder) {
    return new CellProblem(
        word(e.fault()),
        phase,
        String.valueOf(e.getMessage()),
        e.hint().orElse(""),
        e.log().map(folder::relative).orElse(""),
        e.log().map(LogTail::of).orElse(""));
  }

  private static String word(Fault fault) {
    return switch (fault) {
      case BUILD -> "build";
      case INTERRUPTED -> "interrupted";
      default -> "infrastructure";
    };
  }
}
