package org.distromatrix.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.distromatrix.build.EngineImage;
import org.distromatrix.command.OutputFilter;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.MatrixException;

/** A container engine that answers, through its interface. */
final class ContainerEngine implements AutoCloseable {
  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final DockerClient client;
  private final EngineFacts facts;

  ContainerEngine(DockerClient client, EngineFacts facts) {
    this.client = client;
    this.facts = facts;
  }

  EngineFacts facts() {
    return facts;
  }

  DockerClient client() {
    return client;
  }

  /** Whether it has an image of that reference. */
  boolean hasImage(String reference) {
    return image(reference).isPresent();
  }

  /** The image of that reference, if it has one. */
  Optional<EngineImage> image(String reference) {
    try {
      InspectImageResponse found = client.inspectImageCmd(reference).exec();
      Map<String, String> labels =
          Optional.ofNullable(found.getConfig()).map(ContainerConfig::getLabels).orElse(Map.of());
      return Optional.of(
          new EngineImage(
              reference, String.valueOf(found.getId()), labels.getOrDefault(OwnLabels.ORIGIN, "")));
    } catch (NotFoundException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw failure("look for image " + reference, e);
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
    try {
      CreateContainerResponse made =
          client
              .createContainerCmd(spec.image())
              .withHostName(spec.name())
              .withEntrypoint(ContainerOptions.command(spec))
              .withUser("root")
              .withWorkingDir("/")
              .withEnv("container=docker")
              .withTty(true)
              .withLabels(spec.labels())
              .withHostConfig(ContainerOptions.host(spec, network))
              .exec();
      return new LiveContainer(this, made.getId(), filters);
    } catch (RuntimeException e) {
      throw failure("create a container of " + spec.image(), e);
    }
  }

  /** Ids of the containers with a label, and all their labels; those that ended, too. */
  Map<String, Map<String, String>> labelled(String label) {
    try {
      List<Container> found =
          client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(label)).exec();
      return found.stream()
          .collect(
              Collectors.toMap(
                  Container::getId, one -> Optional.ofNullable(one.getLabels()).orElse(Map.of())));
    } catch (RuntimeException e) {
      throw failure("list its containers", e);
    }
  }

  /** Ends a container and throws it away; one that is gone already is no error. */
  void remove(String id) {
    try {
      client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException | ConflictException e) {
      // somebody else removed it, or does so now
    } catch (RuntimeException e) {
      throw failure("remove container " + id, e);
    }
  }

  /**
   * What went wrong, as a user is told.
   *
   * @param work completes "cannot"
   */
  MatrixException failure(String work, RuntimeException cause) {
    return MatrixException.infrastructure(
            "Container %s cannot %s: %s".formatted(facts.words(), work, reason(cause)))
        .causedBy(cause);
  }

  /** Engines answer {@code Status 500: {"message":"..."}}. */
  static String reason(Throwable cause) {
    String text = String.valueOf(cause.getMessage() == null ? cause : cause.getMessage());
    Matcher message = MESSAGE.matcher(text);
    String found = message.find() ? message.group(1) : text;
    return found.replace("\\n", " ").replace("\\\"", "\"").strip();
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
