package org.distromatrix.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
    PodmanSettings.write(folder, registries);
    account.own(folder);
    var group = DelegatedGroup.make("distro-matrix-" + folder.getFileName(), account);
    var builder = new ProcessBuilder(argv(account, folder, group));
    builder.directory(folder.toFile());
    String path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("XDG_RUNTIME_DIR", PodmanSettings.runtime(folder).toString());
    return new RootlessPodman(folder, group, ServerProcess.start(builder, READY));
  }

  private static List<String> argv(OrdinaryAccount account, Path folder, DelegatedGroup group) {
    var argv = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--mount-proc"));
    argv.addAll(List.of("sh", PodmanSettings.script(folder).toString()));
    argv.add(group.folder().toString());
    argv.addAll(account.prefix());
    // Its words are how we know that it is ready.
    argv.addAll(List.of("podman", "--log-level=info", "system", "service", "--time=0"));
    argv.add(socket(folder));
    return argv;
  }

  private static String socket(Path folder) {
    return "unix://" + PodmanSettings.runtime(folder).resolve("podman.sock");
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
