package org.distromatrix.minimirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.HostLocks;

/**
 * The miniature mirrors of rpm distributions, with what their virtual machines need on top: it is
 * in repositories that are empty otherwise. Made only when asked for, as a kernel is as large as
 * all else, and kept with the mirrors.
 *
 * @param folder what is to be served: each folder in it is the base of one distribution's mirror
 */
public record MachineMirrors(Path folder) {
  /** The repository of each distribution that gets the packages. */
  private static final Map<String, String> PLACES =
      Map.of(
          "fedora", "linux/updates/44/Everything/x86_64",
          "centos", "SIGs/10-stream/extras/x86_64/extras-common",
          "opensuse", "update/tumbleweed");

  private static final Duration OTHERS_LIMIT = Duration.ofMinutes(15);

  /** Those that stand on the given mirrors. */
  public static MachineMirrors of(MiniMirrors mirrors) throws IOException {
    Path made = mirrors.folder().resolve("machines");
    var locks = new HostLocks(mirrors.folder().resolve("locks"), "miniature mirrors");
    try (HeldLock unused = locks.exclusive("machines", OTHERS_LIMIT, what -> {})) {
      if (!Files.isDirectory(made)) {
        Path draft = mirrors.folder().resolve("machines-draft");
        MiniFiles.delete(draft);
        make(mirrors, new Workbench(Files.createDirectories(draft), commands()));
        Files.move(draft.resolve("web"), made);
        MiniFiles.delete(draft);
      }
    }
    return new MachineMirrors(made);
  }

  private static LocalCommands commands() {
    return new LocalCommands(System.getenv());
  }

  private static void make(MiniMirrors mirrors, Workbench bench) throws IOException {
    var home = new Workbench(mirrors.folder().getParent(), bench.commands());
    var source = new DebianSource(home, DebianSource.mirror(home, System.getenv()));
    Payload payload = MachinePackages.unpack(bench, source.fetchMachine(bench.path("archives")));
    var redhat = new RpmPackages(bench, "redhat", payload, UpstreamNames.REDHAT_MACHINE);
    var suse = new RpmPackages(bench, "suse", payload, UpstreamNames.SUSE_MACHINE);
    bench.each(List.of(redhat, suse), RpmPackages::build);
    bench.each(
        PLACES.keySet(),
        distro -> add(mirrors, bench, distro, distro.equals("opensuse") ? suse : redhat));
  }

  private static void add(MiniMirrors mirrors, Workbench bench, String distro, RpmPackages packages)
      throws IOException {
    Path mirror = bench.path("web").resolve(distro);
    Files.createDirectories(mirror.getParent());
    MiniFiles.linkTree(mirrors.web().resolve(distro), mirror);
    try (SigningKey key = mirrors.signer(distro)) {
      Path repository = mirror.resolve(PLACES.get(distro));
      MiniFiles.delete(repository);
      var signed = packages.sign(distro, key, List.of());
      new RpmMirrors(bench, bench.path("web")).signed(repository, signed.all(), key);
    }
  }
}
