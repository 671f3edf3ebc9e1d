package org.distromatrix.suite;

import java.util.LinkedHashMap;
import java.util.Map;
import org.distromatrix.config.SuiteSettings;
import org.distromatrix.suite.GuestPaths.Place;

/** What a suite's scripts find in their environment, besides the guest's clean one. */
final class SuiteEnvironment {
  /** Where {@code matrix-reboot} is; after all else, so that it never hides a program. */
  private static final String OUR_PROGRAMS = "/usr/lib/matrix/bin";

  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private SuiteEnvironment() {}

  /** Later ones win: the project's, the axes, the suite's own, and at last what we promise. */
  static Map<String, String> of(SuiteRun run, SuiteSettings suite, Place place) {
    var environment = new LinkedHashMap<>(run.environment());
    environment.putAll(run.cell().axes());
    environment.putAll(suite.environment());
    var distro = run.cell().distro();
    environment.put("DISTRIBUTION", distro.ref().distro());
    environment.put("RELEASE", distro.mkosiRelease());
    environment.put("MATRIX_CELL", run.cell().id().text());
    environment.put("MATRIX_SUITE", suite.name());
    environment.put("MATRIX_SOURCE", place.source());
    environment.put("MATRIX_ARTIFACTS", place.artifacts());
    environment.put("MATRIX_REBOOT_REQUEST", place.rebootRequest());
    environment.merge("PATH", PATH + ":" + OUR_PROGRAMS, (own, ours) -> own + ":" + OUR_PROGRAMS);
    return environment;
  }
}
