package org.distromatrix.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a {@link RootlessPodman} finds in its folder, which is its home. */
final class PodmanSettings {
  private PodmanSettings() {}

  static void write(Path folder, Registry... registries) throws IOException {
    Files.createDirectory(runtime(folder));
    Path settings = Files.createDirectories(folder.resolve(".config/containers"));
    Files.writeString(settings.resolve("storage.conf"), storage(folder));
    Files.writeString(settings.resolve("containers.conf"), containers());
    Files.writeString(settings.resolve("registries.conf"), insecure(registries));
    try (InputStream script = PodmanSettings.class.getResourceAsStream("namespaces.sh")) {
      Files.copy(Objects.requireNonNull(script), script(folder));
    }
  }

  /** Where its sockets are. */
  static Path runtime(Path folder) {
    return folder.resolve("run");
  }

  /** What starts it. */
  static Path script(Path folder) {
    return folder.resolve("namespaces.sh");
  }

  /**
   * Without both folders, Podman 4.3 refuses to commit ("runroot must be set"). With a runroot of
   * more than 50 characters, it does not learn how containers ended.
   */
  private static String storage(Path folder) {
    return """
        [storage]
        driver = "overlay"
        runroot = "%s"
        graphroot = "%s"
        """
        .formatted(folder.resolve("r"), folder.resolve("storage"));
  }

  /** The account has neither a systemd nor a journal of its own, which are the defaults. */
  private static String containers() {
    return """
        [containers]
        log_driver = "k8s-file"
        [engine]
        cgroup_manager = "cgroupfs"
        events_logger = "file"
        """;
  }

  private static String insecure(Registry... registries) {
    return Arrays.stream(registries)
        .map(one -> "[[registry]]\nlocation = \"%s\"\ninsecure = true\n".formatted(one.address()))
        .collect(Collectors.joining());
  }
}
