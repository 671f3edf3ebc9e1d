package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.distromatrix.command.Command;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervised;
import org.distromatrix.host.Supervisor;

/**
 * GnuPG folders in which pacman finds who may sign: made once for each content of the keyrings, by
 * pacman-key with a secret key of its own that is thrown away. pacman can import no key into them,
 * though {@code --noconfirm} would have it say yes.
 */
final class PacmanKeys {
  /** Beside a keyring {@code archlinux.gpg}: whom to trust of it, and whom no more. */
  private static final List<String> TRUST = List.of("-trusted", "-revoked");

  /** Arch's packagers change: an older keyring lacks some of them, and others expired in it. */
  private static final Duration OLDEST = Duration.ofDays(365);

  /** What pacman reads; all else of the folder was needed to make it only. */
  private static final List<String> KEPT = List.of("pubring.gpg", "pubring.kbx", "trustdb.gpg");

  private static final String NOTHING_FROM_OUTSIDE = "no-auto-key-retrieve\ndisable-dirmngr\n";
  private static final String NO_SETTINGS = "[options]\nArchitecture = auto\n";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Commands commands;
  private final Places places;
  private final Keyrings keyrings;
  private final PinnedKeys pinned;
  private final Path cache;
  private final Clock clock;

  /**
   * @param cache folder that keeps what was made
   */
  PacmanKeys(
      Commands commands,
      Places places,
      Keyrings keyrings,
      PinnedKeys pinned,
      Path cache,
      Clock clock) {
    this.commands = commands;
    this.places = places;
    this.keyrings = keyrings;
    this.pinned = pinned;
    this.cache = cache;
    this.clock = clock;
  }

  /**
   * The files that say who may sign: a user's own, or a keyring with those beside it that say whom
   * to trust. The host's keyring counts if it is recent, else the tools image's.
   */
  List<Path> sources(ResolvedDistro distro, Repository repository, ImageContext context)
      throws IOException {
    String first = repository.keyring().stream().findFirst().orElse("");
    if (first.startsWith("/")) {
      return List.of(Path.of(first));
    }
    Optional<Path> host = keyrings.onHost(first);
    Path found =
        host.isPresent() && isRecent(host.get())
            ? host.get()
            : keyrings
                .inTools(first, context)
                .orElseGet(() -> keyrings.find(distro, repository, context));
    var files = new ArrayList<>(List.of(found));
    TRUST.stream()
        .map(end -> found.resolveSibling(stem(found) + end))
        .filter(Files::isReadable)
        .forEach(files::add);
    return files;
  }

  private boolean isRecent(Path keyring) throws IOException {
    Instant made = Files.getLastModifiedTime(keyring).toInstant();
    return made.isAfter(clock.instant().minus(OLDEST));
  }

  private static String stem(Path keyring) {
    return String.valueOf(keyring.getFileName()).replaceFirst("\\.gpg$", "");
  }

  /**
   * The GnuPG folder for these files, made where pacman runs if it is not there.
   *
   * @param fingerprints the only keys of a user's file that count; none: all
   * @param id of the files' content and the fingerprints
   */
  Path folder(
      ResolvedDistro distro,
      List<Path> files,
      List<String> fingerprints,
      String id,
      Workplace place,
      ImageContext context)
      throws IOException {
    Path made = cache.resolve("pacman-" + id);
    if (!Files.isDirectory(made)) {
      context.progress().accept("Making the keyring of " + distro.ref() + " (once)");
      // GnuPG's agent listens on a socket in its folder, whose path ends at 107 bytes.
      Path work = places.runtimeFolder("keys-" + COUNT.incrementAndGet());
      try {
        Files.createDirectories(work);
        make(distro, files, fingerprints, work, place, context);
        keep(work, made);
      } finally {
        Trees.delete(work);
      }
    }
    return made;
  }

  private void make(
      ResolvedDistro distro,
      List<Path> files,
      List<String> fingerprints,
      Path work,
      Workplace place,
      ImageContext context)
      throws IOException {
    Path input = Files.createDirectory(work.resolve("in"));
    for (Path file : files) {
      Files.copy(file, input.resolve(file.getFileName()));
    }
    var keys =
        new PacmanKeyCommand(
            work.resolve("g"), Files.writeString(work.resolve("conf"), NO_SETTINGS));
    Path keyring = input.resolve(files.get(0).getFileName());
    List<List<String>> steps =
        files.size() > 1
            ? keys.populate(input, stem(keyring))
            : keys.trust(keyring, trusted(distro, keyring, fingerprints));
    for (List<String> argv : steps) {
      Supervised program = place.enter(Supervised.of(argv), List.of(work));
      CommandResult result =
          commands.tryRun(
              Supervisor.detect()
                  .command(program)
                  .loggedTo(context.log())
                  .within(Command.DEFAULT_TIMEOUT),
              (buffer, length) -> {});
      if (result.status() != 0) {
        throw MatrixException.infrastructure(
                "Cannot make the keyring of %s: pacman-key ended with status %d"
                    .formatted(distro.ref(), result.status()))
            .withHint("Read the log for what led to it")
            .withLog(context.log());
      }
    }
  }

  /** The keys of a user's file that count. */
  private List<String> trusted(ResolvedDistro distro, Path file, List<String> fingerprints)
      throws IOException {
    List<String> held = pinned.fingerprints(file);
    List<String> trusted =
        fingerprints.isEmpty() ? held : fingerprints.stream().filter(held::contains).toList();
    if (trusted.isEmpty()) {
      throw MatrixException.infrastructure(
              "Cannot build %s: its keyring '%s' holds none of the keys that are trusted"
                  .formatted(distro.ref(), file.getFileName()))
          .withHint("Name a file with public keys, and the fingerprints of some of them");
    }
    return trusted;
  }

  /** Whole, or not at all; another builder's is as good as ours. */
  private void keep(Path work, Path made) throws IOException {
    Files.createDirectories(cache);
    Path beside = Files.createTempDirectory(cache, "pacman");
    for (String name : KEPT) {
      Path file = work.resolve("g").resolve(name);
      if (Files.exists(file)) {
        Files.copy(file, beside.resolve(name));
      }
    }
    Files.writeString(beside.resolve("gpg.conf"), NOTHING_FROM_OUTSIDE);
    try {
      Files.move(beside, made, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      Trees.delete(beside);
    }
  }

  /** A copy for one image: GnuPG writes locks and its own notes beside the keys. */
  static void copy(Path folder, Path to) throws IOException {
    Files.createDirectories(to);
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
