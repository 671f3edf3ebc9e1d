package org.distromatrix.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.distromatrix.command.OutputSink;
import org.distromatrix.config.SuiteSettings;
import org.distromatrix.guest.Guest;
import org.distromatrix.remote.TransferLimits;
import org.distromatrix.report.model.FailureKind;

/** Fetches the XML files that a script wrote and reads them. No file is no result. */
final class JUnitResults {
  private static final TransferLimits LIMITS = new TransferLimits(10_000, 256L << 20);

  private final CellSession session;
  private final Guest guest;
  private final SuiteScope scope;
  private final String test;

  JUnitResults(CellSession session, Guest guest, SuiteScope scope, String test) {
    this.session = session;
    this.guest = guest;
    this.scope = scope;
    this.test = test;
  }

  /** Where a suite's files are: what Surefire and Gradle name them, unless the user says. */
  static String glob(SuiteSettings suite) {
    return suite.results().orElse("**/TEST-*.xml");
  }

  /** Hands on the tests of all files, in the order of the files' names. */
  ScriptVerdict read(Consumer<ReportedTest> tests) {
    var glob = glob(scope.settings());
    var problems = new ArrayList<String>();
    var folder = fetch(glob, problems);
    var failures = new AtomicInteger();
    var parser =
        new JUnitXmlParser(
            reported -> {
              failures.addAndGet(reported.outcome().isFailure() ? 1 : 0);
              tests.accept(reported);
            });
    var files = CollectedFiles.in(folder);
    files.forEach(file -> parse(parser, folder, file, problems));
    if (files.isEmpty()) {
      problems.add(0, "no results file matches '" + glob + "'");
    } else if (parser.count() == 0 && problems.isEmpty()) {
      problems.add("no test case in what matches '" + glob + "'");
    }
    return problems.isEmpty()
        ? ScriptVerdict.complete(parser.count(), failures.get())
        : broken(problems, parser.count(), failures.get());
  }

  private static ScriptVerdict broken(List<String> problems, int tests, int failures) {
    var message = TestNames.bounded(String.join("; ", problems), 1000);
    return ScriptVerdict.broken(FailureKind.NO_RESULT, message, tests, failures);
  }

  private Path fetch(String glob, List<String> problems) {
    var folder = folder();
    var found = new Capture();
    guest.exec(GuestScripts.gatherResults(scope.place(), glob), found, OutputSink.none());
    if (!found.text().isEmpty()) {
      problems.addAll(guest.get(scope.place().results(), folder, LIMITS));
    }
    return folder;
  }

  private Path folder() {
    var relative =
        session
            .run()
            .folder()
            .relative(
                "suites",
                session.folderName(scope.suite()),
                session.fileName(scope.suite(), test) + ".results");
    return session.run().folder().resolve(relative);
  }

  private static void parse(JUnitXmlParser parser, Path folder, Path file, List<String> problems) {
    try {
      parser.parse(folder.resolve(file));
    } catch (UnreadableResults e) {
      problems.add("'" + TestNames.clean(file.toString()) + "' " + e.getMessage());
    }
  }
}
