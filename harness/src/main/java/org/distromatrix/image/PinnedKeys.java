package org.distromatrix.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;

/**
 * Keyrings that hold a distribution's pinned keys and no other, made from the host's keyrings: a
 * key that someone added to a keyring of the host signs nothing for us. Kept by content, so that
 * gpg runs once per keyring and set of pins.
 */
final class PinnedKeys {
  private final Commands commands;
  private final Path folder;

  /**
   * @param folder where the reduced keyrings are kept
   */
  PinnedKeys(Commands commands, Path folder) {
    this.commands = commands;
    this.folder = folder;
  }

  /**
   * The reduced keyring of one repository; the whole keyring if the profile pins nothing.
   *
   * @param keyring the host's keyring of the repository
   * @throws MatrixException (infrastructure) if the keyring has none of the pinned keys
   */
  Path reduced(ResolvedDistro distro, Repository repository, Path keyring) {
    try {
      if (repository.fingerprints().isEmpty() && !armored(keyring)) {
        return keyring;
      }
      var pins = new TreeSet<>(repository.fingerprints());
      String id =
          ImageKey.sha256(
              (ImageKey.sha256(Files.readAllBytes(keyring)) + pins)
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      Path reduced = folder.resolve(id.substring(0, 32) + ".gpg");
      if (!Files.exists(reduced)) {
        export(distro, keyring, pins, reduced);
      }
      return reduced;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void export(ResolvedDistro distro, Path keyring, Set<String> pins, Path reduced)
      throws IOException {
    List<String> held = fingerprints(keyring);
    List<String> wanted = pins.isEmpty() ? held : pins.stream().filter(held::contains).toList();
    if (wanted.isEmpty()) {
      throw MatrixException.infrastructure(
              "Cannot build %s: %s holds none of the keys that its profile pins (%s)"
                  .formatted(distro.ref(), keyring, String.join(", ", pins)))
          .withHint("Upgrade the package that the keyring comes from");
    }
    Files.createDirectories(folder);
    Path home = Files.createTempDirectory(folder, "gpg");
    try {
      Path made = home.resolve("reduced.gpg");
      var argv = new ArrayList<>(gpg(home));
      if (armored(keyring)) {
        var importing = new ArrayList<>(gpg(home));
        importing.addAll(List.of("--import", keyring.toString()));
        commands.run(Command.of(importing));
      } else {
        argv.addAll(List.of("--no-default-keyring", "--keyring", keyring.toString()));
      }
      argv.addAll(List.of("--output", made.toString(), "--export"));
      argv.addAll(wanted);
      commands.run(Command.of(argv));
      Files.move(made, reduced, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Trees.delete(home);
    }
  }

  /** Whether it is text, as users keep keys: gpg and apt take only the binary form as keyring. */
  private static boolean armored(Path keyring) throws IOException {
    try (var in = Files.newInputStream(keyring)) {
      return in.read() == '-';
    }
  }

  /** Fingerprints of the primary keys in a keyring, in its order. */
  List<String> fingerprints(Path keyring) throws IOException {
    Files.createDirectories(folder);
    Path home = Files.createTempDirectory(folder, "gpg");
    try {
      var argv = new ArrayList<>(gpg(home));
      argv.addAll(List.of("--with-colons", "--show-keys", keyring.toString()));
      return primaryFingerprints(commands.run(Command.of(argv)).stdout());
    } finally {
      Trees.delete(home);
    }
  }

  private static List<String> gpg(Path home) {
    return List.of(
        "gpg", "--batch", "--no-options", "--no-autostart", "--homedir", home.toString());
  }

  /** Reads gpg's colon format: the {@code fpr} record that follows a {@code pub} record. */
  static List<String> primaryFingerprints(String colons) {
    var found = new ArrayList<String>();
    boolean primary = false;
    for (String line : colons.lines().toList()) {
      String[] fields = line.split(":", -1);
      if (fields[0].equals("pub") || fields[0].equals("sub")) {
        primary = fields[0].equals("pub");
      } else if (primary && fields[0].equals("fpr")) {
        found.add(fields[9]);
      }
    }
    return found;
  }
}
