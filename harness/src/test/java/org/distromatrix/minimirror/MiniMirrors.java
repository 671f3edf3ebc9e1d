package org.distromatrix.minimirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.HostLocks;

/**
 * Miniature mirrors: small, signed, real repositories in upstream layout, made from packages of
 * this host's Debian mirror. Kept by the versions of those and by what makes them, so that one run
 * of the tests makes them once, and the next not at all.
 *
 * <p>Needs root, as packages own files of several users, and the tools of {@code setup/host.sh}.
 *
 * @param folder what was made: {@code web/DISTRO} are the mirrors, {@code keys} who signed them
 */
public record MiniMirrors(Path folder) {
  /** After so long the Debian mirror is asked whether there is something newer. */
  private static final Duration FRESH = Duration.ofHours(12);

  private static final Duration OTHERS_LIMIT = Duration.ofMinutes(15);

  /** The mirrors of this checkout's tests. */
  public static MiniMirrors get() throws IOException {
    return in(Path.of("target/mini-mirrors"), System.getenv(), what -> {});
  }

  /**
   * The mirrors in a folder; made if they are not there or no longer right.
   *
   * @param progress told what is made
   */
  public static MiniMirrors in(
      Path folder, Map<String, String> environment, Consumer<String> progress) throws IOException {
    Path home = Files.createDirectories(folder).toRealPath();
    var locks = new HostLocks(home.resolve("locks"), "miniature mirrors");
    try (HeldLock unused = locks.exclusive("make", OTHERS_LIMIT, progress)) {
      Optional<MiniMirrors> there = fresh(home);
      return there.isPresent() ? there.get() : make(home, environment, progress);
    }
  }

  private static Optional<MiniMirrors> fresh(Path home) throws IOException {
    Path current = home.resolve("current");
    if (!Files.exists(current)
        || Files.getLastModifiedTime(current).toInstant().isBefore(Instant.now().minus(FRESH))) {
      return Optional.empty();
    }
    String name = Files.readString(current);
    return name.endsWith(Recipe.id()) ? existing(home.resolve(name)) : Optional.empty();
  }

  private static Optional<MiniMirrors> existing(Path folder) {
    return Optional.of(folder).filter(Files::isDirectory).map(MiniMirrors::new);
  }

  private static MiniMirrors make(
      Path home, Map<String, String> environment, Consumer<String> progress) throws IOException {
    var bench = new Workbench(home, new LocalCommands(environment));
    var source = new DebianSource(bench, DebianSource.mirror(bench, environment));
    String versions = Recipe.hash(source.versions()).substring(0, 16);
    Path made = home.resolve(versions + "-" + Recipe.id());
    if (!Files.isDirectory(made)) {
      progress.accept("making the miniature mirrors in " + made);
      Path draft = home.resolve("draft");
      MiniFiles.delete(draft);
      Files.createDirectories(draft);
      new Factory(new Workbench(draft, bench.commands())).make(source.fetch());
      Files.move(draft, made);
    }
    Files.writeString(home.resolve("current"), made.getFileName().toString());
    deleteAllBut(made);
    return new MiniMirrors(made);
  }

  /** Each is some hundreds of megabytes, and nothing asks for an old one again. */
  private static void deleteAllBut(Path made) throws IOException {
    List<Path> others;
    try (Stream<Path> all = Files.list(made.getParent())) {
      others =
          all.filter(one -> one.getFileName().toString().matches("[0-9a-f]{16}-[0-9a-f]{8}"))
              .filter(one -> !one.equals(made))
              .toList();
    }
    for (Path other : others) {
      MiniFiles.delete(other);
    }
  }

  /** Root of what is to be served: each folder in it is the base of one distribution's mirror. */
  public Path web() {
    return folder.resolve("web");
  }

  /** The public key that signs a distribution's mirror, armored. */
  public Path key(String distro) {
    return folder.resolve("keys/" + distro + ".asc");
  }

  /** The environment in which {@code matrix} takes each of these distributions from a server. */
  public Map<String, String> environment(MirrorServer server) {
    var variables = new LinkedHashMap<String, String>();
    for (String ref : refs()) {
      String distro = ref.replaceFirst(":.*", "");
      String name = distro.replace('-', '_').toUpperCase(Locale.ROOT);
      variables.put("MATRIX_MIRROR_" + name, server.url(distro));
      variables.put("MATRIX_KEYS_" + name, key(distro).toString());
    }
    return variables;
  }

  /** The key itself, to sign more by. */
  SigningKey signer(String distro) throws IOException {
    return SigningKey.in(folder.resolve("keys"), distro, new LocalCommands(System.getenv()));
  }

  /** Distributions that have a mirror, as refs that a profile resolves. */
  public static List<String> refs() {
    return List.of(
        "fedora:44",
        "centos:9",
        "centos:10",
        "rhel-ubi:9",
        "rhel-ubi:10",
        "rocky:9",
        "opensuse:tumbleweed",
        "arch",
        "ubuntu:24.04");
  }
}
