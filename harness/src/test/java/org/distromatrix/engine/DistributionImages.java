package org.distromatrix.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.distromatrix.TestImages;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.disk.EngineArchive;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.host.Trees;
import org.distromatrix.image.DebianSources;

/**
 * Images of Debian as the distribution publishes them for containers: essential packages and apt,
 * neither systemd nor sshd, no lists of packages. Made of packages, as no registry of the world can
 * be counted on; kept in this host's cache for a day. Needs root, mmdebstrap and a mirror.
 */
public final class DistributionImages {
  private static final String NAME = "debian";

  /** To be raised whenever the same packages would give another image. */
  private static final String RECIPE = "1";

  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Places places = TestImages.places();
  private final LocalCommands commands = new LocalCommands(System.getenv());

  /**
   * Pushes a release to a registry, as {@code debian:bookworm}.
   *
   * @param codename of the release
   * @param engine that does it; the image stays in it
   * @return the digest that it has there
   */
  public String publish(String codename, DockerDaemon engine, Registry registry)
      throws IOException, InterruptedException {
    String reference = NAME + ":" + codename;
    try (InputStream tar = new BufferedInputStream(Files.newInputStream(archive(codename)))) {
      engine.client().loadImageCmd(tar).exec();
    }
    String name = registry.address() + "/" + NAME;
    engine.client().tagImageCmd(reference, name, codename).exec();
    engine
        .client()
        .pushImageCmd(name)
        .withTag(codename)
        .withAuthConfig(registry.credentials())
        .start()
        .awaitCompletion();
    return registry.digest(NAME, codename);
  }

  /** An archive that engines load, of {@code debian:CODENAME}. */
  public Path archive(String codename) throws IOException {
    Path kept = Files.createDirectories(places.cache().resolve("test-images"));
    Path archive = kept.resolve(NAME + "-" + codename + "-" + RECIPE + ".tar");
    var locks = new HostLocks(places.cache().resolve("locks"), "tests");
    try (HeldLock held = locks.exclusive("test-image-" + codename, LIMIT, holder -> {})) {
      if (!Files.exists(archive) || isOld(archive)) {
        make(TestImages.debian(codename), archive);
      }
    }
    return archive;
  }

  private static boolean isOld(Path archive) throws IOException {
    return Files.getLastModifiedTime(archive).toInstant().isBefore(Instant.now().minus(KEPT));
  }

  private void make(ResolvedDistro distro, Path target) throws IOException {
    Path work = Files.createDirectories(places.scratchFolder("test-image-" + distro.codename()));
    try {
      Path tree = work.resolve("tree");
      commands.run(bootstrap(distro, tree));
      PublishedFiles.replace(tree, DebianSources.published(distro));
      Path tar = work.resolve("tree.tar");
      commands.run(pack(tree, tar));
      String reference = NAME + ":" + distro.codename();
      Path archive = EngineArchive.write(distro.architecture(), reference, tar, work);
      Files.move(archive, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Trees.delete(work);
    }
  }

  private static Command bootstrap(ResolvedDistro distro, Path tree) {
    List<String> argv = new ArrayList<>(List.of("mmdebstrap", "--mode=root", "--variant=minbase"));
    argv.addAll(List.of("--format=directory", "--architectures=" + distro.nativeArchitecture()));
    argv.addAll(List.of(distro.codename(), tree.toString()));
    argv.addAll(DebianSources.near(distro));
    return Command.of(argv).within(LIMIT);
  }

  private static Command pack(Path tree, Path tar) {
    List<String> argv = List.of("--numeric-owner", "--sort=name", "--directory=" + tree, ".");
    return Command.of(
            Stream.concat(Stream.of("tar", "--create", "--file=" + tar), argv.stream()).toList())
        .within(LIMIT);
  }
}
