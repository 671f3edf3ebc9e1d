package org.distromatrix.build;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a project is built and what is added to its cell images: the {@code build}, {@code
 * environment} and {@code files} keys of matrix.yaml.
 *
 * @param project name of the project
 * @param script path of the build script in the source; empty: {@code mkosi.build} and its
 *     relatives, if there are any
 * @param network whether the script has a network
 * @param timeout limit for the script
 * @param environment what {@code environment} sets and {@code pass-environment} lets through
 * @param files folder in the project that is copied into the image; empty: {@code mkosi.extra}, if
 *     there is one
 */
public record BuildRecipe(
    String project,
    Optional<String> script,
    boolean network,
    Duration timeout,
    Map<String, String> environment,
    Optional<String> files) {
  /** The limit for a build script unless the user says otherwise. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

  public BuildRecipe {
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }

  /** A recipe with nothing but defaults. */
  public static BuildRecipe ofDefaults(String project) {
    return new BuildRecipe(
        project, Optional.empty(), false, DEFAULT_TIMEOUT, Map.of(), Optional.empty());
  }
}
