package org.distromatrix.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;

/**
 * The keys that may sign a repository, each in an armored file of its own: dnf 4 reads only the
 * first of a file, and rpm stops at one that it does not understand. Kept by content, so that gpg
 * runs once for a set of files and pins.
 */
final class RpmKeys {
  private static final int VALIDITY = 1;
  private static final int EXPIRY = 6;
  private static final int FINGERPRINT = 9;

  private final Commands commands;
  private final Path folder;

  /**
   * @param folder where keys are kept
   */
  RpmKeys(Commands commands, Path folder) {
    this.commands = commands;
    this.folder = folder;
  }

  /**
   * The pinned keys that the files hold; all keys if nothing is pinned.
   *
   * @throws MatrixException (infrastructure) if there are none, or one has expired
   */
  List<Path> of(ResolvedDistro distro, Repository repository, List<Path> files) throws IOException {
    var pins = new TreeSet<>(repository.fingerprints());
    var content = new StringBuilder(pins.toString());
    for (Path file : files) {
      content.append(ImageKey.sha256(Files.readAllBytes(file)));
    }
    String id = ImageKey.sha256(content.toString().getBytes(StandardCharsets.UTF_8));
    Path kept = folder.resolve("rpm-" + id.substring(0, 32));
    if (!Files.isDirectory(kept)) {
      export(files, pins, kept);
    }
    List<Path> keys = ImagePaths.children(kept);
    if (keys.isEmpty()) {
      throw MatrixException.infrastructure(
              "Cannot build %s: %s holds none of the keys that its profile pins (%s)"
                  .formatted(distro.ref(), names(files), String.join(", ", pins)))
          .withHint("Upgrade the package that the keyring comes from");
    }
    refuseExpired(distro, keys, files);
    return keys;
  }

  private void export(List<Path> files, Set<String> pins, Path kept) throws IOException {
    Files.createDirectories(folder);
    Path home = Files.createTempDirectory(folder, "gpg");
    try {
      for (Path file : files) {
        // A status of 2 where one of several keys is of a kind that gpg does not know yet.
        commands.tryRun(gpg(home, "--import", file.toString()), OutputSink.none());
      }
      Path made = Files.createDirectory(home.resolve("made"));
      String listed = commands.run(gpg(home, "--with-colons", "--list-keys")).stdout();
      for (String held : PinnedKeys.primaryFingerprints(listed)) {
        if (pins.isEmpty() || pins.contains(held)) {
          Path key = made.resolve(held + ".asc");
          commands.run(gpg(home, "--armor", "--output", key.toString(), "--export", held));
        }
      }
      Files.move(made, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another builder exported the same keys at the same time.
    } finally {
      Trees.delete(home);
    }
  }

  /** Not all tools look at it, and what they say then does not tell the cause. */
  private void refuseExpired(ResolvedDistro distro, List<Path> keys, List<Path> files)
      throws IOException {
    Path home = Files.createTempDirectory(folder, "gpg");
    try {
      var arguments = new ArrayList<>(List.of("--with-colons", "--show-keys"));
      keys.forEach(key -> arguments.add(key.toString()));
      String shown = commands.run(gpg(home, arguments.toArray(String[]::new))).stdout();
      String[] expired = null;
      for (String line : shown.lines().toList()) {
        String[] fields = line.split(":", -1);
        if (fields[0].equals("pub")) {
          expired = fields[VALIDITY].equals("e") ? fields : null;
        } else if (fields[0].equals("fpr") && expired != null) {
          throw expired(distro, fields[FINGERPRINT], expired[EXPIRY], files);
        }
      }
    } finally {
      Trees.delete(home);
    }
  }

  private static MatrixException expired(
      ResolvedDistro distro, String fingerprint, String when, List<Path> files) {
    return MatrixException.infrastructure(
            "Cannot build %s: its key %s in %s expired on %s"
                .formatted(
                    distro.ref(),
                    fingerprint,
                    names(files),
                    Instant.ofEpochSecond(Long.parseLong(when))
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()))
        .withHint(
            "Upgrade the package that the file comes from, or name one with the renewed key: "
                + distro.keysVariable()
                + "=FILE");
  }

  private static String names(List<Path> files) {
    return String.join(", ", files.stream().map(Path::toString).toList());
  }

  private static Command gpg(Path home, String... arguments) {
    var argv =
        new ArrayList<>(List.of("gpg", "--batch", "--no-options", "--no-autostart", "--homedir"));
    argv.add(home.toString());
    argv.addAll(List.of(arguments));
    return Command.of(argv);
  }
}
