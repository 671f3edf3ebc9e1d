package org.distromatrix.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the project is built.
 *
 * @param scripts what is run inside the build tree, one after the other: executable files, relative
 *     to the project's folder. Where matrix.yaml names none: {@code mkosi.build}, {@code
 *     mkosi.build.chroot} and those in {@code mkosi.build.d/}, as far as they are there; empty: the
 *     project needs no build
 * @param network whether the scripts may use the network
 * @param timeout limit of each script
 * @param environment variables for the build alone
 */
public record BuildSettings(
    List<String> scripts, boolean network, Duration timeout, Map<String, String> environment) {
  public BuildSettings {
    scripts = List.copyOf(scripts);
    environment = Ordered.copyOf(environment);
  }
}
