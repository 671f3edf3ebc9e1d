package org.distromatrix.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.distromatrix.host.RunOwner;

/** By which containers and images of ours are known, and containers of runs that are dead. */
final class OwnLabels {
  /** On all containers: the process they belong to, in the words of {@link RunOwner#entry}. */
  static final String OWNER = "org.distromatrix.owner";

  /** On all containers: the host of that process; one engine may serve several. */
  static final String HOST = "org.distromatrix.host";

  /** On all volumes: what they are for. */
  static final String VOLUME = "org.distromatrix.volume";

  /** On images made of a distribution's own: that one, by digest. */
  static final String ORIGIN = "org.distromatrix.origin";

  /** Begins the names of all containers. */
  static final String NAME = "distro-matrix-";

  private OwnLabels() {}

  /** A name for a container, which nobody else's will have. */
  static String newName() {
    return NAME + UUID.randomUUID();
  }

  static Map<String, String> ofThisProcess() {
    return Map.of(OWNER, RunOwner.current().entry("run"), HOST, thisHost());
  }

  /**
   * The labels of a container that is to become an image, which inherits them: Podman takes no
   * others.
   *
   * @param origin see {@link #ORIGIN}
   */
  static Map<String, String> ofWork(String origin) {
    Map<String, String> labels = new HashMap<>(ofThisProcess());
    labels.put(ORIGIN, origin);
    return labels;
  }

  /** Whether a container's process was one of this host, and is no more. */
  static boolean isAbandoned(Map<String, String> labels) {
    return thisHost().equals(labels.get(HOST))
        && Optional.ofNullable(labels.get(OWNER))
            .flatMap(RunOwner::ofEntry)
            .filter(owner -> !owner.lives())
            .isPresent();
  }

  private static String thisHost() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
