package org.distromatrix.container;

import com.github.dockerjava.api.model.HostConfig;
import java.util.Map;
import org.distromatrix.command.CommandEnvironment;

/**
 * The network of containers that are to have one.
 *
 * @param name of it in the engine; "" for the engine's own choice
 * @param proxies variables of the user's environment
 */
record EngineNetwork(String name, Map<String, String> proxies) {
  /** Names the engine's network, where its own choice does not reach what is needed. */
  static final String VARIABLE = "MATRIX_CONTAINER_NETWORK";

  EngineNetwork {
    proxies = Map.copyOf(proxies);
  }

  static EngineNetwork of(Map<String, String> environment) {
    return new EngineNetwork(
        environment.getOrDefault(VARIABLE, "").strip(), CommandEnvironment.proxies(environment));
  }

  /** Gives a container this network, or nothing but loopback. */
  void apply(HostConfig host, boolean network) {
    if (!network) {
      host.withNetworkMode("none");
    } else if (!name.isEmpty()) {
      host.withNetworkMode(name);
    }
  }
}
