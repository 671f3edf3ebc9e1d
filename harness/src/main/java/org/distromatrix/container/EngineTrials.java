package org.distromatrix.container;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where engines usually listen, and why each of these places has none: Testcontainers knows only
 * that none answered.
 */
final class EngineTrials {
  private static final String UNIX = "unix://";

  private EngineTrials() {}

  /**
   * @param place of a socket
   * @param failure why nothing answers there; empty if something does
   */
  record Trial(String place, Optional<String> failure) {
    String words() {
      return place + ": " + failure.orElse("something listens, but it answers as no engine does");
    }
  }

  /** All trials in one line. */
  static String words(Map<String, String> environment) {
    return trials(environment).stream().map(Trial::words).collect(Collectors.joining("; "));
  }

  /** In the order in which Testcontainers goes. */
  static List<Trial> trials(Map<String, String> environment) {
    List<Trial> trials = new ArrayList<>();
    String host = environment.getOrDefault("DOCKER_HOST", "");
    if (!host.isEmpty()) {
      trials.add(
          host.startsWith(UNIX)
              ? of("DOCKER_HOST=" + host, Path.of(host.substring(UNIX.length())))
              : new Trial("DOCKER_HOST=" + host, Optional.of("does not answer")));
    }
    trials.add(of(Path.of("/var/run/docker.sock")));
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (!runtime.isEmpty()) {
      trials.add(of(Path.of(runtime, "docker.sock")));
    }
    String home = environment.getOrDefault("HOME", "");
    if (!home.isEmpty()) {
      trials.add(of(Path.of(home, ".docker/run/docker.sock")));
    }
    return trials;
  }

  private static Trial of(Path socket) {
    return of(socket.toString(), socket);
  }

  private static Trial of(String place, Path socket) {
    return new Trial(place, failure(socket));
  }

  private static Optional<String> failure(Path socket) {
    if (!Files.exists(socket)) {
      return Optional.of("there is no such socket");
    }
    if (!Files.isWritable(socket)) {
      return Optional.of("this user may not use it (is it in the group of the socket?)");
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("nobody listens (" + e.getMessage() + ")");
    }
  }
}
