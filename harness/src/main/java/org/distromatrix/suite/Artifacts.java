package org.distromatrix.suite;

import org.distromatrix.command.OutputSink;
import org.distromatrix.guest.Guest;

/** Takes out of a guest what a script left to be collected. */
final class Artifacts {
  private final CellSession session;
  private final SuiteScope scope;

  Artifacts(CellSession session, SuiteScope scope) {
    this.session = session;
    this.scope = scope;
  }

  /**
   * Collects into a folder of the script's own.
   *
   * @param name name of the script and its attempt
   */
  void collect(Guest guest, String name) {
    gather(guest, name);
    if (guest.holdsAnything(scope.place().artifacts())) {
      fetch(guest, name);
    }
  }

  private void gather(Guest guest, String name) {
    var globs = scope.settings().artifacts();
    if (globs.isEmpty()) {
      return;
    }
    var errors = new Capture();
    guest.exec(GuestScripts.gatherArtifacts(scope.place(), globs), OutputSink.none(), errors);
    if (!errors.text().isBlank()) {
      warn(name, TestNames.bounded(TestNames.oneLine(errors.text()), 500));
    }
  }

  private void fetch(Guest guest, String name) {
    var run = session.run();
    var relative = relative(name);
    var target = run.folder().resolve(relative);
    var leftOut = guest.get(scope.place().artifacts(), target, run.limits().artifacts());
    leftOut.forEach(what -> warn(name, what));
    CollectedFiles.in(target).forEach(file -> session.collected(relative + "/" + file));
  }

  private String relative(String name) {
    var suite = session.folderName(scope.suite());
    return name.equals(scope.suite())
        ? session.run().folder().relative("artifacts", suite)
        : session
            .run()
            .folder()
            .relative("artifacts", suite, session.fileName(scope.suite(), name));
  }

  private void warn(String name, String what) {
    session.warn("artifacts of " + scope.suite() + "/" + name + ": " + what);
  }
}
