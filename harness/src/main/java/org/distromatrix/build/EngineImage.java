package org.distromatrix.build;

import java.util.List;

/**
 * An image in a container engine.
 *
 * @param reference by which the engine finds it: {@code distro-matrix/cell:0123abcd}
 * @param id the engine's own, a hash of its content
 * @param origin the distribution's image that it is made of, by digest: {@code
 *     docker.io/library/debian@sha256:...}
 */
public record EngineImage(String reference, String id, String origin) {
  /** The distribution's image with the packages of our base images. */
  static final String DISTRIBUTION = "distro-matrix/distribution";

  /** Such a one with more packages. */
  static final String PACKAGES = "distro-matrix/packages";

  /** Such a one with what a project installed. */
  static final String INSTALLED = "distro-matrix/installed";

  /** Under which names images are kept that were made in the engine. */
  public static final List<String> NAMES = List.of(INSTALLED, PACKAGES, DISTRIBUTION);

  /** The same image as it was named before something was added. */
  EngineImage from(EngineImage below) {
    return new EngineImage(reference, id, below.origin());
  }
}
