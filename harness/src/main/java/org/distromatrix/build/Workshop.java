package org.distromatrix.build;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A container engine as it is seen by who makes images in it. All methods throw a {@link
 * org.distromatrix.failure.MatrixException} (infrastructure) if there is no engine, or it refuses.
 */
public interface Workshop {
  /** The reference that an image has here, where a registry of the user's own takes its place. */
  String substitute(String reference);

  /**
   * Brings an image in from its registry.
   *
   * @param reference by tag or by digest
   * @param architecture product name of what it must be for, as {@code x86-64}
   * @param progress hears what takes time
   * @return it, its reference being by digest
   * @throws ImageNotFound if the registry does not have it
   */
  EngineImage pull(String reference, String architecture, Consumer<String> progress)
      throws ImageNotFound;

  /** An image that is there. */
  Optional<EngineImage> find(String reference);

  /** A container of an image, to be worked on. It runs nothing yet, until it is told to. */
  Workpiece open(EngineImage image, Fitting fitting);

  /** Throws a volume away; one that is not there is no error. */
  void removeVolume(String name);

  /**
   * What a container is given.
   *
   * @param network whether it has a network beyond loopback
   * @param volumes path by name; those that are not there are made
   */
  record Fitting(boolean network, Map<String, String> volumes) {
    /** Nothing. */
    static final Fitting NONE = new Fitting(false, Map.of());

    public Fitting {
      volumes = Map.copyOf(volumes);
    }
  }

  /** A registry does not have an image. */
  final class ImageNotFound extends Exception {
    private static final long serialVersionUID = 1L;

    public ImageNotFound(String message) {
      super(message);
    }
  }
}
