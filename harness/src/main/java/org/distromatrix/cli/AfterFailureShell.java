package org.distromatrix.cli;

import java.util.List;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestTerminal;
import org.distromatrix.plan.CellId;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.suite.AfterFailure;

/** {@code --shell on-failure}: a shell in the guest of a failed test. */
final class AfterFailureShell implements AfterFailure {
  private final Subcommand command;

  private AfterFailureShell(Subcommand command) {
    this.command = command;
  }

  static AfterFailure of(String option, Subcommand command) {
    if (option.isEmpty()) {
      return AfterFailure.nothing();
    } else if (option.equals("on-failure")) {
      return new AfterFailureShell(command);
    }
    throw MatrixException.usage("Cannot use --shell " + option + ": expected on-failure");
  }

  @Override
  public void failed(CellId cell, Guest guest, List<TestResult> failures) {
    command
        .err()
        .printf(
            "%n%s failed in %s. This is its guest; it is thrown away when the shell ends.%n",
            failures.stream().map(TestResult::name).toList(), cell);
    try {
      GuestTerminal.run(guest, GuestTerminal.loginShell(), System.in, System.out);
    } catch (MatrixException e) {
      if (e.fault() != Fault.USAGE) {
        throw e;
      }
      command.err().println(e.getMessage()); // and the run goes on: its results are not at fault
    }
  }
}
