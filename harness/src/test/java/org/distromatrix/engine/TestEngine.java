package org.distromatrix.engine;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/** A container engine of the tests' own, with nothing in it, which ends when it is closed. */
public abstract class TestEngine implements AutoCloseable {
  private static final int LIMIT_SECONDS = 60;

  private final String host;
  private final DockerClient client;

  TestEngine(String host) {
    this.host = host;
    this.client =
        DockerClientProviderStrategy.getClientForConfig(
            TransportConfig.builder().dockerHost(URI.create(host)).build());
  }

  /** As {@code DOCKER_HOST} has it. */
  public final String host() {
    return host;
  }

  /** To do what this has no word for. */
  public final DockerClient client() {
    return client;
  }

  /** Ids of all containers there are. */
  public final List<String> containers() {
    return client.listContainersCmd().withShowAll(true).exec().stream()
        .map(Container::getId)
        .toList();
  }

  /** References of all images there are, sorted. */
  public final List<String> images() {
    return client.listImagesCmd().exec().stream()
        .flatMap(image -> Stream.ofNullable(image.getRepoTags()).flatMap(Stream::of))
        .sorted()
        .toList();
  }

  /**
   * Fetches an image, as somebody that the registry does not know.
   *
   * @throws IllegalStateException with the engine's words, if it does not get it
   */
  public final void pull(String reference) throws InterruptedException {
    pull(client.pullImageCmd(reference));
  }

  /** As somebody that it does know. As {@link #pull(String)} otherwise. */
  public final void pull(String reference, AuthConfig credentials) throws InterruptedException {
    pull(client.pullImageCmd(reference).withAuthConfig(credentials));
  }

  private static void pull(PullImageCmd command) throws InterruptedException {
    var problems = new ConcurrentLinkedQueue<String>();
    command
        .exec(
            // docker-java's own callback fails on Podman's answers without a status, as errors are.
            new ResultCallback.Adapter<PullResponseItem>() {
              @Override
              public void onNext(PullResponseItem item) {
                Optional.ofNullable(item.getErrorDetail())
                    .map(ResponseItem.ErrorDetail::getMessage)
                    .or(() -> Optional.ofNullable(item.getError()))
                    .ifPresent(problems::add);
              }
            })
        .awaitCompletion();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("\n", problems));
    }
  }

  /**
   * What a program prints in a container that is made for it and removed again.
   *
   * @param network {@code none}, {@code host}, {@code default}
   */
  public final String output(String image, String network, String... argv)
      throws InterruptedException {
    String id =
        client
            .createContainerCmd(image)
            .withCmd(argv)
            .withHostConfig(HostConfig.newHostConfig().withNetworkMode(network))
            .exec()
            .getId();
    try {
      client.startContainerCmd(id).exec();
      client.waitContainerCmd(id).start().awaitStatusCode(LIMIT_SECONDS, SECONDS);
      return printed(id);
    } finally {
      client.removeContainerCmd(id).withForce(true).exec();
    }
  }

  /**
   * Runs a container to its end.
   *
   * @throws IllegalStateException with what it printed, if its status is not 0
   */
  public final void complete(String id) throws InterruptedException {
    client.startContainerCmd(id).exec();
    int status = client.waitContainerCmd(id).start().awaitStatusCode(LIMIT_SECONDS, SECONDS);
    if (status != 0) {
      throw new IllegalStateException("status " + status + "; it printed:\n" + printed(id));
    }
  }

  private String printed(String container) throws InterruptedException {
    var printed = new ByteArrayOutputStream();
    client
        .logContainerCmd(container)
        .withStdOut(true)
        .withStdErr(true)
        .exec(
            new ResultCallback.Adapter<Frame>() {
              @Override
              public void onNext(Frame frame) {
                printed.writeBytes(frame.getPayload());
              }
            })
        .awaitCompletion();
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** Waits until so many containers have been started, and what does so does it meanwhile. */
  public final void awaitStarts(int count, Runnable starting) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(count);
    var starts =
        new ResultCallback.Adapter<Event>() {
          @Override
          public void onNext(Event event) {
            started.countDown();
          }
        };
    try (starts) {
      client
          .eventsCmd()
          .withEventTypeFilter(EventType.CONTAINER)
          .withEventFilter("start")
          .exec(starts);
      starting.run();
      if (!started.await(LIMIT_SECONDS, SECONDS)) {
        throw new AssertionError(started.getCount() + " of " + count + " containers did not start");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a container as somebody from outside would. */
  public final void kill(String id) {
    client.killContainerCmd(id).exec();
  }

  /** Ends it with all that runs in it, and removes what it holds. */
  @Override
  public void close() throws IOException {
    client.close();
  }
}
