package org.distromatrix.minimirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.Command;

/**
 * The Debian packages that all miniature mirrors are made of, fetched by an apt of our own that
 * shares nothing with the host's but its mirror.
 *
 * <p>trixie, as all of it lies below /usr and base-files brings /bin and the like as links.
 */
final class DebianSource {
  static final String SUITE = "trixie";

  /** What the miniature distributions are made of; their dependencies come along. */
  static final List<String> ROOTS =
      List.of(
          ("systemd systemd-sysv dbus openssh-server bash coreutils util-linux mount login passwd"
                  + " base-files base-passwd libc-bin iproute2 make kmod procps tar gzip findutils"
                  + " grep sed diffutils hostname mawk ncurses-bin ncurses-base sysvinit-utils"
                  + " debianutils gcc libc6-dev zlib1g-dev pkgconf xz-utils libpam-runtime")
              .split(" ", -1));

  /** What an apt distribution needs on top; only its archive has them. */
  private static final List<String> APT_ONLY =
      List.of(
          ("apt bsdutils dash dpkg init-system-helpers perl-base libpam-systemd adduser"
                  + " libpam-modules libpam-modules-bin")
              .split(" ", -1));

  /** What makes a virtual machine of a foreign distribution. */
  static final List<String> MACHINE =
      List.of("linux-image-cloud-amd64", "dracut-core", "dracut-config-generic", "udev", "kmod");

  private final Workbench bench;
  private final String mirror;

  /**
   * @param mirror base URL that has {@code dists/}
   */
  DebianSource(Workbench bench, String mirror) {
    this.bench = bench;
    this.mirror = mirror;
  }

  /** The user's Debian mirror, else the one this host's apt has, else Debian's own. */
  static String mirror(Workbench bench, Map<String, String> environment) {
    String variable = environment.getOrDefault("MATRIX_MIRROR_DEBIAN", "");
    if (!variable.isBlank()) {
      return variable.strip().replaceFirst("/$", "") + "/debian";
    }
    Optional<String> host =
        bench
            .output("apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages")
            .lines()
            .map(uri -> uri.replaceFirst("/$", ""))
            .filter(uri -> uri.startsWith("http") && uri.endsWith("/debian"))
            .findFirst();
    return host.orElse("http://ftp.debian.org/debian");
  }

  /** Reads the mirror's index, and says which packages at which versions will be used. */
  String versions() throws IOException {
    prepare();
    apt("update");
    var argv = install();
    argv.add("--simulate"); // not the addresses: of what is already here there are none
    return bench.commands().run(command(argv)).stdout();
  }

  /** Fetches them, and returns what they say of themselves, by name. */
  Map<String, DebianPackage> fetch() throws IOException {
    return fetch(bench.path("apt/cache/archives"), List.of());
  }

  /**
   * Fetches them and {@link #MACHINE}, at the versions that the index had when it was last read.
   *
   * @param archives a folder for all of them
   */
  Map<String, DebianPackage> fetchMachine(Path archives) throws IOException {
    Files.createDirectories(archives.resolve("partial"));
    MiniFiles.link(MiniFiles.withSuffix(bench.path("apt/cache/archives"), ".deb"), archives);
    return fetch(archives, MACHINE);
  }

  private Map<String, DebianPackage> fetch(Path archives, List<String> more) throws IOException {
    var argv = install();
    argv.addAll(more);
    argv.addAll(List.of("--download-only", "-o", "Dir::Cache::archives=" + archives));
    bench.run(environment(), argv);
    String index = bench.shell("cd \"$1\" && apt-ftparchive packages .", archives.toString());
    return DebianPackage.readIndex(index, archives);
  }

  private void apt(String verb) {
    bench.run(environment(), List.of("apt-get", "-qq", verb));
  }

  private static List<String> install() {
    var argv = new ArrayList<>(List.of("apt-get", "-qq", "install", "-y"));
    argv.add("--no-install-recommends");
    argv.addAll(ROOTS);
    argv.addAll(APT_ONLY);
    return argv;
  }

  private Command command(List<String> argv) {
    return Command.of(argv).withEnvironment(environment());
  }

  private Map<String, String> environment() {
    return Map.of("APT_CONFIG", bench.path("apt/apt.conf").toString(), "LC_ALL", "C.UTF-8");
  }

  /** An empty status file makes the whole closure count as new. */
  private void prepare() throws IOException {
    Path apt = bench.newFolder("apt");
    bench.newFolder("apt/lists/partial");
    bench.newFolder("apt/cache/archives/partial");
    Files.writeString(apt.resolve("status"), "");
    Files.writeString(
        apt.resolve("sources.list"),
        "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n"
            .formatted(mirror, SUITE));
    Files.writeString(
        apt.resolve("apt.conf"),
        """
        Dir::State "@"; Dir::State::lists "@/lists"; Dir::State::status "@/status";
        Dir::State::extended_states "@/extended"; Dir::Cache "@/cache";
        Dir::Etc::Main "/dev/null"; Dir::Etc::Parts "/dev/null";
        Dir::Etc::SourceList "@/sources.list"; Dir::Etc::SourceParts "/dev/null";
        Dir::Etc::Preferences "/dev/null"; Dir::Etc::PreferencesParts "/dev/null";
        APT::Architecture "amd64"; APT::Architectures "amd64"; Acquire::Languages "none";
        APT::Sandbox::User "root"; Debug::NoLocking "true";
        """
            .replace("@", apt.toString()));
  }
}
