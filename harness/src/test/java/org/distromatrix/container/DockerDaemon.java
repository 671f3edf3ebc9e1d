package org.distromatrix.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.distromatrix.host.Trees;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/** A Docker of the tests' own, with nothing in it. Needs root and dockerd. */
public final class DockerDaemon implements AutoCloseable {
  private final Path folder;
  private final Process process;
  private final DockerClient client;

  private DockerDaemon(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
    this.client =
        DockerClientProviderStrategy.getClientForConfig(
            TransportConfig.builder().dockerHost(URI.create(host())).build());
  }

  /** Starts it, and returns when it answers. */
  public static DockerDaemon start() throws IOException {
    Path folder = Files.createTempDirectory("matrix-docker"); // short: a socket is in it
    Process process =
        new ProcessBuilder(
                "unshare", // what it mounts ends with it
                "--mount",
                "dockerd",
                "--host=unix://" + folder.resolve("docker.sock"),
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("pid"),
                "--iptables=false",
                "--ip6tables=false",
                "--bridge=none")
            .redirectErrorStream(true)
            .start();
    BufferedReader lines = process.inputReader();
    StringBuilder printed = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      printed.append(line).append('\n');
      if (line.contains("API listen on")) {
        forgetTheRest(lines);
        return new DockerDaemon(folder, process);
      }
    }
    throw new IllegalStateException("dockerd ended:\n" + printed);
  }

  private static void forgetTheRest(BufferedReader lines) {
    Thread reader = new Thread(() -> lines.lines().forEach(line -> {}), "dockerd-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** As {@code DOCKER_HOST} has it. */
  public String host() {
    return "unix://" + folder.resolve("docker.sock");
  }

  /** Ids of all containers there are. */
  public List<String> containers() {
    return client.listContainersCmd().withShowAll(true).exec().stream()
        .map(Container::getId)
        .toList();
  }

  /** Waits until so many containers have been started, and what does so does it meanwhile. */
  public void awaitStarts(int count, Runnable starting) throws InterruptedException {
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
      if (!started.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError(started.getCount() + " of " + count + " containers did not start");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** References of all images there are, sorted. */
  public List<String> images() {
    return client.listImagesCmd().exec().stream()
        .flatMap(image -> List.of(image.getRepoTags()).stream())
        .sorted()
        .toList();
  }

  /** Ends a container as somebody from outside would. */
  public void kill(String id) {
    client.killContainerCmd(id).exec();
  }

  @Override
  public void close() throws IOException {
    client.close();
    process.destroy();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Trees.delete(folder);
  }
}
