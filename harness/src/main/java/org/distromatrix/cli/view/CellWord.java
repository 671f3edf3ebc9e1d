package org.distromatrix.cli.view;

import org.distromatrix.report.model.Verdict;
import org.distromatrix.report.summary.SuiteMatrix.Row;

/**
 * What came of a cell, in a word for people.
 *
 * @param text lower case
 * @param good whether it is what was asked for
 */
record CellWord(String text, boolean good) {
  static CellWord of(Row row, ViewSettings settings) {
    if (settings.buildOnly() && row.verdict() == Verdict.NOT_TESTED) {
      return row.cell().skippedFor().isEmpty()
          ? new CellWord("built", true)
          : new CellWord("not built", false);
    }
    return new CellWord(row.verdict().word().replace('-', ' '), row.verdict() == Verdict.PASSED);
  }
}
