package org.distromatrix.engine;

import java.io.IOException;
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
 * An archive, as engines load it, with a tree of Debian's packages: kept in this host's cache for a
 * day. Needs root, mmdebstrap and a mirror.
 *
 * @param reference of the image in it: {@code debian:trixie}
 * @param recipe to be raised whenever the same packages would give another image
 * @param options of mmdebstrap
 */
record KeptArchive(ResolvedDistro distro, String reference, String recipe, List<String> options) {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** What is done to the tree before it is packed. */
  interface Finish {
    void tree(Path root) throws IOException;
  }

  /** Where it is; made now if it is not there, or is old. */
  Path file(Finish finish) throws IOException {
    Places places = TestImages.places();
    Path kept = Files.createDirectories(places.cache().resolve("test-images"));
    String name = reference.replace(':', '-');
    Path archive = kept.resolve(name + "-" + recipe + ".tar");
    var locks = new HostLocks(places.cache().resolve("locks"), "tests");
    try (HeldLock held = locks.exclusive("test-image-" + name, LIMIT, holder -> {})) {
      if (!Files.exists(archive) || isOld(archive)) {
        make(places.scratchFolder("test-image-" + name), finish, archive);
      }
    }
    return archive;
  }

  private static boolean isOld(Path archive) throws IOException {
    return Files.getLastModifiedTime(archive).toInstant().isBefore(Instant.now().minus(KEPT));
  }

  private void make(Path scratch, Finish finish, Path target) throws IOException {
    var commands = new LocalCommands(System.getenv());
    Path work = Files.createDirectories(scratch);
    try {
      Path tree = work.resolve("tree");
      commands.run(bootstrap(tree));
      finish.tree(tree);
      Path tar = work.resolve("tree.tar");
      commands.run(pack(tree, tar));
      Path archive = EngineArchive.write(distro.architecture(), reference, tar, work);
      Files.move(archive, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Trees.delete(work);
    }
  }

  private Command bootstrap(Path tree) {
    List<String> argv = new ArrayList<>(List.of("mmdebstrap", "--mode=root", "--variant=minbase"));
    argv.addAll(List.of("--format=directory", "--architectures=" + distro.nativeArchitecture()));
    argv.addAll(options);
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
