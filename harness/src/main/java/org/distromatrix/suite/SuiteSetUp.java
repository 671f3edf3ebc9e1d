package org.distromatrix.suite;

import org.distromatrix.config.SuiteFormat;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.Guest;

/** Gives a suite its folder in a guest, once. */
final class SuiteSetUp {
  private final CellSession session;
  private final SuiteScope scope;

  SuiteSetUp(CellSession session, SuiteScope scope) {
    this.session = session;
    this.scope = scope;
  }

  void in(GuestSeat seat) {
    if (seat.prepare(scope.suite())) {
      setUp(seat.guest());
    }
  }

  private void setUp(Guest guest) {
    var output = new Capture();
    var command =
        GuestScripts.setUp(session.paths(), scope.place(), scope.user(), needsExactStamp())
            .within(scope.timeout());
    var result = guest.exec(command, output, output);
    if (!result.succeeded()) {
      throw MatrixException.infrastructure(
              "Cannot copy the source for suite '%s' in %s: %s"
                  .formatted(
                      scope.suite(),
                      session.cell(),
                      TestNames.bounded(TestNames.oneLine(output.text()), 500)))
          .withHint(
              "is there room left where guests write, and does the image have cp and useradd?");
    }
  }

  /** Results files are told by their time. */
  private boolean needsExactStamp() {
    return scope.settings().format() == SuiteFormat.JUNIT;
  }
}
