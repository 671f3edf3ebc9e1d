package org.distromatrix.suite;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.config.HostClasses;
import org.distromatrix.config.Isolation;
import org.distromatrix.config.SuiteFormat;
import org.distromatrix.config.SuiteSettings;

/** Suites as a matrix file would have them, with all that is not said at its default. */
final class SuiteFixture {
  private final String name;
  private final String run;
  private SuiteFormat format = SuiteFormat.EXIT_CODE;
  private Optional<String> results = Optional.empty();
  private Optional<HostClasses> classes = Optional.empty();
  private Duration timeout = Duration.ofMinutes(1);
  private Optional<Duration> warning = Optional.empty();
  private List<String> artifacts = List.of();
  private Isolation isolation = Isolation.CELL;
  private int retries;
  private List<String> needs = List.of();
  private Optional<String> prepare = Optional.empty();
  private Optional<String> restore = Optional.empty();
  private Optional<String> debug = Optional.empty();
  private boolean terminal;
  private String user = "root";
  private Map<String, String> environment = Map.of();

  private SuiteFixture(String name, String run) {
    this.name = name;
    this.run = run;
  }

  static SuiteFixture suite(String name, String run) {
    return new SuiteFixture(name, run);
  }

  SuiteFixture tap() {
    format = SuiteFormat.TAP;
    return this;
  }

  SuiteFixture junit(String glob) {
    format = SuiteFormat.JUNIT;
    results = Optional.of(glob);
    return this;
  }

  /** Tests of this host, from no class path. */
  SuiteFixture onHost(String... select) {
    format = SuiteFormat.JUNIT_PLATFORM;
    classes = Optional.of(new HostClasses(List.of(), List.of(select)));
    return this;
  }

  SuiteFixture from(String... classPath) {
    format = SuiteFormat.JUNIT_PLATFORM;
    classes = Optional.of(new HostClasses(List.of(classPath), List.of("org.example.TallyIT")));
    return this;
  }

  SuiteFixture within(Duration newTimeout) {
    timeout = newTimeout;
    return this;
  }

  SuiteFixture warnedAfter(Duration newWarning) {
    warning = Optional.of(newWarning);
    return this;
  }

  SuiteFixture collecting(String... globs) {
    artifacts = List.of(globs);
    return this;
  }

  SuiteFixture isolated(Isolation newIsolation) {
    isolation = newIsolation;
    return this;
  }

  SuiteFixture retried(int times) {
    retries = times;
    return this;
  }

  SuiteFixture needing(String... words) {
    needs = List.of(words);
    return this;
  }

  SuiteFixture hooks(String newPrepare, String newDebug, String newRestore) {
    prepare = Optional.of(newPrepare);
    debug = Optional.of(newDebug);
    restore = Optional.of(newRestore);
    return this;
  }

  SuiteFixture onTerminal() {
    terminal = true;
    return this;
  }

  SuiteFixture by(String account) {
    user = account;
    return this;
  }

  SuiteFixture with(Map<String, String> newEnvironment) {
    environment = newEnvironment;
    return this;
  }

  SuiteSettings settings() {
    return new SuiteSettings(
        name,
        run,
        format,
        results,
        classes,
        timeout,
        warning,
        artifacts,
        isolation,
        false,
        retries,
        needs,
        prepare,
        restore,
        debug,
        false,
        terminal,
        user,
        environment);
  }
}
