package org.distromatrix.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.distromatrix.host.Trees;

/**
 * A Podman of the tests' own that an {@link OrdinaryAccount} runs, with its storage and settings in
 * a folder in the account's home. Needs root to become that account, podman, uidmap and
 * slirp4netns.
 *
 * <p>It has a process and a mount namespace of its own, which end with us: otherwise what it starts
 * outlives it, as for each exec a process that waits five minutes.
 */
public final class RootlessPodman extends TestEngine {
  private static final Pattern READY = Pattern.compile("API service listening on");

  private final Path folder;
  private final DelegatedGroup group;
  private final ServerProcess server;

  private RootlessPodman(Path folder, DelegatedGroup group, ServerProcess server) {
    super(socket(folder));
    this.folder = folder;
    this.group = group;
    this.server = server;
  }

  /**
   * Starts it.
   *
   * @param registries those that it is to take without TLS
   */
  public static RootlessPodman start(Registry... registries) throws IOException {
    OrdinaryAccount account = OrdinaryAccount.ofTests();
    Path folder = account.folder("podman");
    configure(folder, registries);
    account.own(folder);
    var group = DelegatedGroup.make("distro-matrix-" + folder.getFileName(), account);
    var builder = new ProcessBuilder(argv(account, folder, group));
    builder.directory(folder.toFile());
    String path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("XDG_RUNTIME_DIR", folder.resolve("run").toString());
    return new RootlessPodman(folder, group, ServerProcess.start(builder, READY));
  }

  private static List<String> argv(OrdinaryAccount account, Path folder, DelegatedGroup group) {
    var argv = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--mount-proc"));
    argv.addAll(List.of("sh", folder.resolve("namespaces.sh").toString()));
    argv.add(group.folder().toString());
    argv.addAll(account.prefix());
    // Its words are how we know that it is ready.
    argv.addAll(List.of("podman", "--log-level=info", "system", "service", "--time=0"));
    argv.add(socket(folder));
    return argv;
  }

  private static String socket(Path folder) {
    return "unix://" + folder.resolve("run/podman.sock");
  }

  private static void configure(Path folder, Registry... registries) throws IOException {
    Files.createDirectory(folder.resolve("run"));
    Path settings = Files.createDirectories(folder.resolve(".config/containers"));
    // Without both folders, Podman 4.3 refuses to commit ("runroot must be set"). With a runroot of
    // more than 50 characters, it never learns how a container ended.
    Files.writeString(
        settings.resolve("storage.conf"),
        """
        [storage]
        driver = "overlay"
        runroot = "%s"
        graphroot = "%s"
        """
            .formatted(folder.resolve("r"), folder.resolve("storage")));
    // The account has neither a systemd nor a journal of its own, which are the defaults.
    Files.writeString(
        settings.resolve("containers.conf"),
        """
        [containers]
        log_driver = "k8s-file"
        [engine]
        cgroup_manager = "cgroupfs"
        events_logger = "file"
        """);
    Files.writeString(
        settings.resolve("registries.conf"),
        Arrays.stream(registries)
            .map(
                one ->
                    "[[registry]]\nlocation = \"%s\"\ninsecure = true\n".formatted(one.address()))
            .collect(Collectors.joining()));
    try (var script = RootlessPodman.class.getResourceAsStream("namespaces.sh")) {
      Files.copy(script, folder.resolve("namespaces.sh"));
    }
  }

  /** In its account's home. */
  Path folder() {
    return folder;
  }

  /** All its processes are in it, those of containers too. */
  DelegatedGroup group() {
    return group;
  }

  @Override
  public void close() throws IOException {
    super.close();
    server.close();
    group.close();
    Trees.delete(folder);
  }
}
