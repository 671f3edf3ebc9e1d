package org.distromatrix.engine;

import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.distromatrix.host.Trees;

/** A Docker of the tests' own. Needs root and dockerd. */
public final class DockerDaemon extends TestEngine {
  private static final Pattern READY = Pattern.compile("API listen on");

  private final Path folder;
  private final ServerProcess server;

  private DockerDaemon(Path folder, ServerProcess server) {
    super("unix://" + socket(folder));
    this.folder = folder;
    this.server = server;
  }

  /** Starts it. */
  public static DockerDaemon start() throws IOException {
    return start("true");
  }

  /**
   * Starts one that has little room.
   *
   * @param bytes that its images and containers may take, as tmpfs has it: {@code 64m}
   */
  public static DockerDaemon startWithin(String bytes) throws IOException {
    return start("mount -t tmpfs -o size=" + bytes + " tmpfs \"$0\"");
  }

  /**
   * @param preparation shell command in its mount namespace, to which {@code $0} is its data folder
   */
  private static DockerDaemon start(String preparation) throws IOException {
    Path folder = Files.createTempDirectory("matrix-docker"); // short: a socket is in it
    var builder =
        new ProcessBuilder(
            "unshare", // what it mounts ends with it
            "--mount",
            "sh",
            "-c",
            preparation + " && exec \"$@\"",
            Files.createDirectory(folder.resolve("data")).toString(),
            "dockerd",
            "--host=unix://" + socket(folder),
            "--data-root=" + folder.resolve("data"),
            "--exec-root=" + folder.resolve("exec"),
            "--pidfile=" + folder.resolve("pid"),
            "--iptables=false",
            "--ip6tables=false",
            "--bridge=none");
    return new DockerDaemon(folder, ServerProcess.start(builder, READY));
  }

  private static Path socket(Path folder) {
    return folder.resolve("docker.sock");
  }

  /**
   * Pushes another image under the name of one.
   *
   * @param name with its registry
   * @return the digest that the tag has then
   */
  public String change(String name, String tag) throws InterruptedException {
    String id =
        client()
            .createContainerCmd(name + ":" + tag)
            .withCmd("touch", "/etc/changed")
            .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
            .exec()
            .getId();
    client().startContainerCmd(id).exec();
    client().waitContainerCmd(id).start().awaitStatusCode();
    client().commitCmd(id).withRepository(name).withTag(tag).exec();
    client().removeContainerCmd(id).exec();
    client().pushImageCmd(name).withTag(tag).start().awaitCompletion();
    return client().inspectImageCmd(name + ":" + tag).exec().getRepoDigests().stream()
        .filter(digest -> digest.startsWith(name + "@"))
        .map(digest -> digest.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    super.close();
    server.close();
    Trees.delete(folder);
  }
}
