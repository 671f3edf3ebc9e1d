package org.distromatrix.cli.view;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.event.RunEvent.CheckEnded;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;

/** Failures in full, as they are shown the moment they happen: cause, last lines, log. */
final class FailureLines {
  /** How many lines of output are shown with a failure. */
  static final int TAIL = 20;

  private final ViewSettings settings;
  private final Paint paint;

  FailureLines(ViewSettings settings) {
    this.settings = settings;
    this.paint = settings.paint();
  }

  /** A test that failed for good; {@code name}: how the reader is to know it. */
  List<String> test(TestEnded test, String name) {
    if (!test.known().isEmpty()) {
      return List.of(known(test.outcome(), name, test.known()));
    }
    var lines = new ArrayList<String>();
    lines.add(
        paint.bad("FAIL")
            + " "
            + paint.strong(SafeText.line(name))
            + ": "
            + cause(test.outcome())
            + tries(test));
    addTail(lines, test.tail());
    addLog(lines, test.log());
    return lines;
  }

  private static String tries(TestEnded test) {
    var took = ShownDuration.of(test.took());
    return test.attempt() == 1
        ? " (" + took + ")"
        : " (" + took + ", attempt " + test.attempt() + ")";
  }

  /** Why something failed, in one line. */
  static String cause(Outcome outcome) {
    if (!(outcome instanceof Outcome.Failed failed)) {
      return "";
    }
    var message = SafeText.line(failed.message());
    if (failed.kind() == FailureKind.ASSERTION || failed.kind() == FailureKind.CHECK) {
      return message.isEmpty() ? "failed" : message;
    }
    var kind = failed.kind().word().replace('-', ' ');
    return message.isEmpty() ? kind : kind + ": " + message;
  }

  /** A check that failed; {@code name}: how the reader is to know it. */
  List<String> check(CheckEnded ended, String name) {
    var check = ended.result();
    if (!ended.known().isEmpty()) {
      return List.of(known(check.outcome(), "check " + name, ended.known()));
    }
    var lines = new ArrayList<String>();
    lines.add(paint.bad("FAIL") + " check " + paint.strong(name) + ": " + cause(check.outcome()));
    addTail(lines, check.details());
    return lines;
  }

  /** A test or a check that failed as it does in the baseline: no news, and so one line. */
  private String known(Outcome outcome, String name, String baseline) {
    return paint.warning("known")
        + " "
        + SafeText.line(name)
        + ": "
        + cause(outcome)
        + " (also in baseline "
        + SafeText.line(baseline)
        + ")";
  }

  /** A cell that cannot go on; {@code place}: how the reader is to know it. */
  List<String> problem(CellProblem problem, String place) {
    var lines = new ArrayList<String>();
    lines.add(paint.bad("ERROR") + " " + place + ": " + SafeText.line(problem.message()));
    addTail(lines, problem.tail());
    if (!problem.hint().isEmpty()) {
      lines.add("  hint: " + SafeText.line(problem.hint()));
    }
    addLog(lines, problem.log());
    return lines;
  }

  private void addTail(List<String> lines, String tail) {
    SafeText.lastLines(tail, TAIL).forEach(line -> lines.add(paint.faint("  | ") + line));
  }

  private void addLog(List<String> lines, String log) {
    if (!log.isEmpty()) {
      lines.add("  log: " + settings.path(log));
    }
  }
}
