package org.distromatrix.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.distromatrix.failure.MatrixException;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * Finds the container engine as Testcontainers does: by {@code DOCKER_HOST}, {@code
 * ~/.testcontainers.properties}, or the sockets where engines usually listen.
 */
final class EngineLookup {
  private EngineLookup() {}

  /**
   * The engine.
   *
   * @throws MatrixException (infrastructure) if there is none that answers, with what was tried
   */
  static ContainerEngine find() {
    List<DockerClientProviderStrategy> places = new ArrayList<>();
    ServiceLoader.load(DockerClientProviderStrategy.class).forEach(places::add);
    try {
      DockerClientProviderStrategy found =
          DockerClientProviderStrategy.getFirstValidStrategy(places);
      DockerClient client = found.getDockerClient();
      return new ContainerEngine(client, facts(found.getInfo(), place(found)));
    } catch (IllegalStateException e) {
      throw MatrixException.infrastructure(
              "Cannot find a container engine: " + EngineTrials.words(System.getenv()))
          .withHint(
              "start Docker or Podman (`podman system service`), or name its socket:"
                  + " DOCKER_HOST=unix:///run/user/1000/podman/podman.sock (sudo passes it on with"
                  + " --preserve-env=DOCKER_HOST)")
          .causedBy(e);
    }
  }

  private static String place(DockerClientProviderStrategy found) {
    return found.getTransportConfig().getDockerHost().toString();
  }

  private static EngineFacts facts(Info info, String place) {
    return new EngineFacts(
        String.valueOf(info.getServerVersion()),
        place,
        String.valueOf(info.getArchitecture()),
        String.valueOf(info.getOperatingSystem()));
  }
}
