package org.distromatrix.build;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.distromatrix.command.CommandEnvironment;
import org.distromatrix.config.BuildSettings;
import org.distromatrix.config.MatrixFile;

/**
 * How a project is built and what is added to its cell images: the {@code build}, {@code
 * environment} and {@code files} keys of matrix.yaml.
 *
 * @param project name of the project
 * @param scripts build scripts, relative to the project; none: nothing is built
 * @param network whether the scripts have a network
 * @param timeout limit for all scripts together
 * @param environment what matrix.yaml sets and {@code pass-environment} lets through
 * @param proxies proxy settings of this host, given to scripts that have a network; what is built
 *     does not depend on them
 * @param files folder in the project that is copied into the image
 */
public record BuildRecipe(
    String project,
    List<String> scripts,
    boolean network,
    Duration timeout,
    Map<String, String> environment,
    Map<String, String> proxies,
    Optional<String> files) {
  public BuildRecipe {
    scripts = List.copyOf(scripts);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    proxies = Collections.unmodifiableMap(new TreeMap<>(proxies));
  }

  /**
   * The recipe of a checked file.
   *
   * @param host the host's environment, of which {@code pass-environment} lets names through
   */
  public static BuildRecipe of(MatrixFile file, Map<String, String> host) {
    BuildSettings build = file.build();
    var environment = new TreeMap<String, String>();
    file.passEnvironment().stream()
        .filter(host::containsKey)
        .forEach(name -> environment.put(name, host.getOrDefault(name, "")));
    environment.putAll(file.environment());
    environment.putAll(build.environment());
    return new BuildRecipe(
        file.project(),
        build.scripts(),
        build.network(),
        build.timeout(),
        environment,
        CommandEnvironment.proxies(host),
        file.files());
  }

  /** The same with another limit, for machines that are slower than others. */
  public BuildRecipe within(Duration newTimeout) {
    return new BuildRecipe(project, scripts, network, newTimeout, environment, proxies, files);
  }
}
