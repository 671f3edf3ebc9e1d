package org.distromatrix.container;

import org.distromatrix.failure.MatrixException;

/**
 * What is known about an engine.
 *
 * @param version as it says: {@code 20.10.24}
 * @param api version of its interface, as Docker numbers them: {@code 1.41}
 * @param place where it listens: {@code unix:///var/run/docker.sock}
 * @param architecture of its host, by the kernel's name: {@code x86_64}
 * @param system its host's: {@code Debian GNU/Linux 12 (bookworm)}
 */
public record EngineFacts(
    String version, String api, String place, String architecture, String system) {
  /** Docker 20.10's and Podman 4's: control groups of a container's own came with it. */
  private static final String OLDEST_API = "1.41";

  /**
   * @throws MatrixException (infrastructure) if it is too old for us
   */
  void requireNew() {
    if (number(api) < number(OLDEST_API)) {
      throw MatrixException.infrastructure(
              "Cannot use container %s: it speaks version %s of Docker's interface, and %s is needed"
                  .formatted(words(), api, OLDEST_API))
          .withHint("Docker 20.10 or Podman 4.0, or newer");
    }
  }

  /** What cannot be read is taken for new. */
  private static int number(String api) {
    String[] parts = api.split("\\.", -1);
    return parts.length == 2 && api.matches("\\d{1,3}\\.\\d{1,3}")
        ? Integer.parseInt(parts[0]) * 1000 + Integer.parseInt(parts[1])
        : Integer.MAX_VALUE;
  }

  /**
   * @param architecture product name of cells, as {@code x86-64}
   * @throws MatrixException (infrastructure) if its host is of another one
   */
  void require(String architecture) {
    String ours = ImageArchitecture.of(architecture);
    String its =
        switch (this.architecture) {
          case "x86_64" -> "amd64";
          case "aarch64" -> "arm64";
          default -> this.architecture;
        };
    if (!its.equals(ours)) {
      throw MatrixException.infrastructure(
              "Cannot run cells of %s in container %s: its host is %s"
                  .formatted(architecture, words(), this.architecture))
          .withHint("DOCKER_HOST names an engine on another host");
    }
  }

  /** {@code engine 20.10.24 at unix:///var/run/docker.sock}. */
  public String words() {
    return "engine " + version + " at " + place;
  }
}
