package org.distromatrix.image;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.distromatrix.config.EntitlementSettings;
import org.distromatrix.config.TrustedKeys;

/**
 * What surrounds one request for an image: where its output goes, who hears of it, and its bounds.
 *
 * @param log file that the output of package managers is appended to
 * @param progress hears what the build is doing now, one line at a time
 * @param waiting hears what is waited for, when another builder is at work on the same image
 * @param timeout limit for building one image or one layer
 * @param refresh true: make the image anew from the mirror's state of now, even if it is cached
 * @param mirror {@code mirror:} of matrix.yaml: the base URL that replaces a profile's mirrors
 * @param keys {@code keys:} of matrix.yaml: who may sign in place of the keys that a profile pins
 * @param entitlement {@code entitlement:} of matrix.yaml
 * @param acceptExpired {@code accept-expired-metadata:} of matrix.yaml: use repository metadata
 *     that is past its valid-until date
 */
public record ImageContext(
    Path log,
    Consumer<String> progress,
    Consumer<String> waiting,
    Duration timeout,
    boolean refresh,
    Optional<String> mirror,
    Optional<TrustedKeys> keys,
    EntitlementSettings entitlement,
    boolean acceptExpired) {

  /** A context in which the host's entitlement is used, where one is wanted. */
  public ImageContext(
      Path log,
      Consumer<String> progress,
      Consumer<String> waiting,
      Duration timeout,
      boolean refresh,
      Optional<String> mirror,
      Optional<TrustedKeys> keys,
      boolean acceptExpired) {
    this(
        log,
        progress,
        waiting,
        timeout,
        refresh,
        mirror,
        keys,
        EntitlementSettings.DEFAULT,
        acceptExpired);
  }

  /** A context in which the profile's keys are trusted, and no others. */
  public ImageContext(
      Path log,
      Consumer<String> progress,
      Consumer<String> waiting,
      Duration timeout,
      boolean refresh,
      Optional<String> mirror,
      boolean acceptExpired) {
    this(log, progress, waiting, timeout, refresh, mirror, Optional.empty(), acceptExpired);
  }

  /** The limit for one image unless the user says otherwise. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

  /** A context that logs to the file, tells nobody, and has the default bounds. */
  public static ImageContext loggingTo(Path log) {
    return new ImageContext(
        log, line -> {}, line -> {}, DEFAULT_TIMEOUT, false, Optional.empty(), false);
  }
}
