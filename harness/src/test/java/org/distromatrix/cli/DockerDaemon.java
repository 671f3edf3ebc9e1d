package org.distromatrix.cli;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.distromatrix.host.Trees;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/** A Docker of the tests' own, with nothing in it. Needs root and dockerd. */
final class DockerDaemon implements AutoCloseable {
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

  static DockerDaemon start() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("matrix-docker"); // short: a socket is in it
    Process process =
        new ProcessBuilder(
                "dockerd",
                "--host=unix://" + folder.resolve("docker.sock"),
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("pid"),
                "--iptables=false",
                "--ip6tables=false",
                "--bridge=none")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.readString(folder.resolve("log")).contains("API listen on")) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IllegalStateException(Files.readString(folder.resolve("log")));
      }
      Thread.sleep(50);
    }
    return new DockerDaemon(folder, process);
  }

  /** As {@code DOCKER_HOST} has it. */
  String host() {
    return "unix://" + folder.resolve("docker.sock");
  }

  /** Ids of all containers there are. */
  List<String> containers() {
    return client.listContainersCmd().withShowAll(true).exec().stream()
        .map(Container::getId)
        .toList();
  }

  /** References of all images there are, sorted. */
  List<String> images() {
    return client.listImagesCmd().exec().stream()
        .flatMap(image -> List.of(image.getRepoTags()).stream())
        .sorted()
        .toList();
  }

  /** Ends a container as somebody from outside would. */
  void kill(String id) {
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
