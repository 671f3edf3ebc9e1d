package org.distromatrix.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.document.Default;
import org.distromatrix.document.Doc;
import org.distromatrix.document.Located;
import org.distromatrix.document.Matches;
import org.distromatrix.document.NonEmpty;

/** One element of {@code suites:}, as it is written. */
@Doc("One suite of tests, run in each guest.")
record SuiteEntry(
    @Doc("Unique name: letters, digits, '.', '_' and '-'.")
        @Matches(value = Names.SUITE, expected = Names.SUITE_EXPECTED)
        Located<String> name,
    @Doc(
            "Command line, run in a copy of the source. A single pattern that matches files of the"
                + " source, as in tests/*.sh, makes each file one test, named by its base name;"
                + " this is how a suite with isolation: test is split.")
        @NonEmpty
        Optional<Located<String>> run,
    @Doc(
            "How results are read: the exit code (77: skipped), TAP, or JUnit XML files;"
                + " junit-platform: classes that JUnit runs on this host against the guest.")
        @Default("exit-code")
        Located<SuiteFormat> format,
    @Doc("Pattern of the JUnit XML files that the suite writes, for format: junit.") @NonEmpty
        Optional<Located<String>> results,
    @Doc(
            "For format: junit-platform: folders and jars on this host that classes come from, from"
                + " the project's folder on; patterns, too, as in target/lib/*.jar.")
        @NonEmpty
        @Matches(value = Names.PATH, expected = Names.PATH_EXPECTED)
        Optional<List<Located<String>>> classPath,
    @Doc(
            "For format: junit-platform: classes (org.example.TallyIT), patterns of classes"
                + " (org.example.*; ** goes into packages below), and package:org.example.")
        @NonEmpty
        @Matches(value = Names.CLASSES, expected = Names.CLASSES_EXPECTED)
        Optional<List<Located<String>>> select,
    @Doc("Limit of one test, or of all of a junit-platform; by default that of timeouts.")
        Optional<Duration> timeout,
    @Doc("After how long it is said that a test takes long.") Optional<Duration> warning,
    @Doc("Patterns of files to collect afterwards, beside what is put in MATRIX_ARTIFACTS.")
        List<String> artifacts,
    @Doc("How often a pristine guest is given: per cell, for this suite, or for every test.")
        @Default("cell")
        Isolation isolation,
    @Doc("Whether its machine boots, where it would else be resumed from a saved state.")
        boolean coldBoot,
    @Doc("How many more attempts a failing test gets; a pass after a failure is shown as flaky.")
        @Default("0")
        int retries,
    @Doc("What the guest must offer; where a cell cannot, the suite is skipped with the reason.")
        List<Need> needs,
    @Doc("Command line run before the suite.") @NonEmpty Optional<Located<String>> prepare,
    @Doc("Command line run after the suite, also after a failure.") @NonEmpty
        Optional<Located<String>> restore,
    @Doc("Command line run after a failure; its output is attached.") @NonEmpty
        Optional<Located<String>> debug,
    @Doc("Whether the guest has a network beyond loopback.") boolean network,
    @Doc("Whether the test runs on a terminal.") boolean terminal,
    @Doc("Who runs it: root, or an unprivileged account that is made, as tester.")
        @Default("root")
        @Matches(value = Names.USER, expected = Names.USER_EXPECTED)
        Located<String> user,
    @Doc("Variables for this suite alone.")
        @Matches(value = Names.VARIABLE, expected = Names.VARIABLE_EXPECTED)
        Map<Located<String>, String> environment) {
  /** The suite with the limits of the file where it names none. */
  SuiteSettings settings(Timeouts timeouts) {
    var limit = timeout.orElse(timeouts.test());
    return new SuiteSettings(
        name.value(),
        run.map(Located::value).orElse(""),
        format.value(),
        results.map(Located::value),
        hostClasses(),
        limit,
        warning.or(() -> Optional.of(timeouts.testWarning()).filter(w -> w.compareTo(limit) < 0)),
        artifacts,
        isolation,
        coldBoot,
        retries,
        needs.stream().map(Need::word).distinct().toList(),
        prepare.map(Located::value),
        restore.map(Located::value),
        debug.map(Located::value),
        network,
        terminal,
        user.value(),
        Ordered.values(environment));
  }

  private Optional<HostClasses> hostClasses() {
    return format.value() == SuiteFormat.JUNIT_PLATFORM
        ? Optional.of(new HostClasses(values(classPath), values(select)))
        : Optional.empty();
  }

  private static List<String> values(Optional<List<Located<String>>> located) {
    return located.orElse(List.of()).stream().map(Located::value).toList();
  }
}
