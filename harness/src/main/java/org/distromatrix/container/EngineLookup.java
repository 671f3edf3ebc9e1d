package org.distromatrix.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.distromatrix.failure.MatrixException;
import org.jspecify.annotations.Nullable;
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
      EngineFacts facts =
          facts(found.getInfo(), client.versionCmd().exec().getApiVersion(), place(found));
      facts.requireNew();
      return new ContainerEngine(client, facts);
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

  private static EngineFacts facts(Info info, @Nullable String api, String place) {
    return new EngineFacts(
        String.valueOf(info.getServerVersion()),
        String.valueOf(api),
        place,
        String.valueOf(info.getArchitecture()),
        String.valueOf(info.getOperatingSystem()));
  }
}
