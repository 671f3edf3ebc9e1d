package org.distromatrix.suite;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.config.SuiteSettings;
import org.distromatrix.suite.GuestPaths.Place;

/**
 * A suite in one cell: what its scripts get, wherever they run.
 *
 * @param settings as the user wrote them
 * @param place its folder in a guest
 * @param environment of its scripts and hooks
 * @param timeout limit for a script or a hook, as it holds on this machine
 * @param warning when a script counts as slow, if ever
 * @param rebootLimit limit for a reboot
 * @param reboots how often a script may reboot
 */
record SuiteScope(
    SuiteSettings settings,
    Place place,
    Map<String, String> environment,
    Duration timeout,
    Optional<Duration> warning,
    Duration rebootLimit,
    int reboots) {

  static SuiteScope of(CellSession session, SuiteSettings settings) {
    var place = session.paths().of(session.folderName(settings.name()));
    var limits = session.run().limits();
    return new SuiteScope(
        settings,
        place,
        SuiteEnvironment.of(session.run(), settings, place),
        limits.scaled(settings.timeout()),
        settings.warning().map(limits::scaled),
        limits.bootLimit(),
        limits.reboots());
  }

  String suite() {
    return settings.name();
  }

  String user() {
    return settings.user();
  }
}
