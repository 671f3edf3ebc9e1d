package org.distromatrix.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One suite of tests.
 *
 * @param name unique in the file: letters, digits, {@code .}, {@code _} and {@code -}
 * @param run command line for {@code sh -c} in the copy of the source; or one pattern that matches
 *     files of the source ({@code tests/*.sh}), each of which is then one test named by its base
 *     name; "" for {@link SuiteFormat#JUNIT_PLATFORM}
 * @param format how its results are read
 * @param results glob of the XML files, for {@link SuiteFormat#JUNIT} and only there
 * @param classes what is run on this host, for {@link SuiteFormat#JUNIT_PLATFORM} and only there
 * @param timeout limit of one test, or of the whole command where it is one
 * @param warning after how long it is said that a test takes long; empty: never
 * @param artifacts globs of files to collect afterwards, beside {@code MATRIX_ARTIFACTS}
 * @param isolation how often it gets a pristine guest
 * @param coldBoot whether its guest boots, where it would else be resumed from a saved state
 * @param retries how many more attempts a failing test gets
 * @param needs words of what the guest must offer: {@code vm}, {@code network}, {@code init}
 * @param prepare command line run before, with the suite's limits
 * @param restore command line run after, also after a failure
 * @param debug command line run after a failure; its output is attached
 * @param network whether the guest has a network beyond loopback
 * @param terminal whether standard input and output are a terminal
 * @param user who runs it: {@code root} or an unprivileged account that is made
 * @param environment variables for this suite alone
 */
public record SuiteSettings(
    String name,
    String run,
    SuiteFormat format,
    Optional<String> results,
    Optional<HostClasses> classes,
    Duration timeout,
    Optional<Duration> warning,
    List<String> artifacts,
    Isolation isolation,
    boolean coldBoot,
    int retries,
    List<String> needs,
    Optional<String> prepare,
    Optional<String> restore,
    Optional<String> debug,
    boolean network,
    boolean terminal,
    String user,
    Map<String, String> environment) {
  public SuiteSettings {
    artifacts = List.copyOf(artifacts);
    needs = List.copyOf(needs);
    environment = Ordered.copyOf(environment);
  }
}
