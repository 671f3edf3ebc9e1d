package org.distromatrix.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distromatrix.build.EngineImage;
import org.distromatrix.command.OutputFilter;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.MatrixException;

/** A container engine that answers, through its interface. */
final class ContainerEngine implements AutoCloseable {
  private final DockerClient client;
  private final EngineFacts facts;
  private final EngineCalls calls;

  ContainerEngine(DockerClient client, EngineFacts facts) {
    this.client = client;
    this.facts = facts;
    this.calls = new EngineCalls(client, facts);
  }

  EngineFacts facts() {
    return facts;
  }

  /** For what goes on until we end it; all else is asked by {@link #ask}. */
  DockerClient streams() {
    return client;
  }

  /** As {@link EngineCalls#ask}, where the answer comes at once. */
  <T> T ask(String work, Function<DockerClient, T> call) {
    return calls.ask(work, EngineCalls.QUICK, call);
  }

  /** As {@link EngineCalls#askIfThere}, where the answer comes at once. */
  <T> T askIfThere(String work, Function<DockerClient, T> call) {
    return calls.askIfThere(work, EngineCalls.QUICK, call);
  }

  /** As {@link EngineCalls#ask}, where a whole image is gone through. */
  <T> T askLong(String work, Function<DockerClient, T> call) {
    return calls.ask(work, EngineCalls.LONG, call);
  }

  /** Starts a container that does not run. */
  void start(String id) {
    ask("start a container", client -> client.startContainerCmd(id).exec());
  }

  /** Ends all that runs in a container. */
  void kill(String id) {
    ask("end a container", client -> client.killContainerCmd(id).exec());
  }

  /** Unpacks a tar in a container. */
  void put(String id, InputStream tar, String folder) {
    askLong(
        "put files into a container",
        client ->
            client
                .copyArchiveToContainerCmd(id)
                .withTarInputStream(tar)
                .withRemotePath(folder)
                .exec());
  }

  /** Whether it has an image of that reference. */
  boolean hasImage(String reference) {
    return image(reference).isPresent();
  }

  /** The image of that reference, if it has one. */
  Optional<EngineImage> image(String reference) {
    try {
      InspectImageResponse found =
          askIfThere(
              "look for image " + reference, client -> client.inspectImageCmd(reference).exec());
      Map<String, String> labels =
          Optional.ofNullable(found.getConfig()).map(ContainerConfig::getLabels).orElse(Map.of());
      return Optional.of(
          new EngineImage(
              reference, String.valueOf(found.getId()), labels.getOrDefault(OwnLabels.ORIGIN, "")));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes a container, which does not run yet; its console is a terminal.
   *
   * @param network given to it if it is to have one
   * @param filters hide secrets in what comes over it
   */
  LiveContainer create(
      ContainerSpec spec, EngineNetwork network, Function<OutputSink, OutputFilter> filters) {
    CreateContainerResponse made =
        ask(
            "create a container of " + spec.image(),
            client ->
                client
                    .createContainerCmd(spec.image())
                    .withName(OwnLabels.newName())
                    .withHostName(spec.name())
                    .withEntrypoint(ContainerOptions.command(spec))
                    .withUser("root")
                    .withWorkingDir("/")
                    .withEnv("container=docker")
                    .withTty(true)
                    .withLabels(spec.labels())
                    .withHostConfig(ContainerOptions.host(spec, network))
                    .exec());
    return new LiveContainer(this, made.getId(), filters);
  }

  /** Ids of the containers with a label, and all their labels; those that ended, too. */
  Map<String, Map<String, String>> labelled(String label) {
    List<Container> found =
        ask(
            "list its containers",
            client ->
                client
                    .listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(List.of(label))
                    .exec());
    return found.stream()
        .filter(ContainerEngine::isOurs)
        .collect(
            Collectors.toMap(
                Container::getId, one -> Optional.ofNullable(one.getLabels()).orElse(Map.of())));
  }

  /** Images hand our labels on to containers that the user makes of them; names are never ours. */
  private static boolean isOurs(Container container) {
    return Stream.ofNullable(container.getNames())
        .flatMap(Stream::of)
        .anyMatch(name -> name.startsWith("/" + OwnLabels.NAME));
  }

  /** Ends a container and throws it away; one that is gone already is no error. */
  void remove(String id) {
    try {
      askIfThere(
          "remove container " + id,
          client -> client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec());
    } catch (NotFoundException | ConflictException e) {
      // somebody else removed it, or does so now
    }
  }

  /** As {@link EngineCalls#failure}. */
  MatrixException failure(String work, RuntimeException cause) {
    return calls.failure(work, cause);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
