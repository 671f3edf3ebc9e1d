package org.distromatrix.container;

import java.util.Map;
import org.distromatrix.config.ContainerSettings;

/**
 * What a container is to be.
 *
 * @param name short name, its host name, too: letters, digits and dashes
 * @param image reference of what it runs
 * @param settings those of matrix.yaml
 * @param network false: nothing but loopback
 * @param labels by which it is known again
 */
public record ContainerSpec(
    String name,
    String image,
    ContainerSettings settings,
    boolean network,
    Map<String, String> labels) {
  public ContainerSpec {
    labels = Map.copyOf(labels);
  }
}
