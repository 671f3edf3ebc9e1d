package org.distromatrix.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;

/** Finds the archive keyrings that distributions sign with on this host. */
final class Keyrings {
  /** Where Debian's and Ubuntu's keyring packages, and administrators, put keyrings. */
  private static final List<String> FOLDERS =
      List.of("usr/share/keyrings", "etc/apt/keyrings", "etc/apt/trusted.gpg.d");

  private static final Map<String, String> PACKAGES =
      Map.of(
          "debian-archive-keyring.gpg", "debian-archive-keyring",
          "ubuntu-archive-keyring.gpg", "ubuntu-keyring (in Debian 12: from bookworm-backports)");

  private final Path root;

  /**
   * @param root the host's root folder: {@code /}
   */
  Keyrings(Path root) {
    this.root = root;
  }

  /**
   * The file that holds a repository's keys.
   *
   * @throws MatrixException (infrastructure) that names the package to install if there is none
   */
  Path find(ResolvedDistro distro, Repository repository) {
    return repository.keyring().stream()
        .map(this::locate)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> missing(distro, repository));
  }

  private Optional<Path> locate(String name) {
    if (name.startsWith("/")) {
      return Optional.of(Path.of(name)).filter(Files::isReadable);
    }
    return FOLDERS.stream()
        .map(folder -> root.resolve(folder).resolve(name))
        .filter(Files::isReadable)
        .findFirst();
  }

  private static MatrixException missing(ResolvedDistro distro, Repository repository) {
    if (repository.keyring().isEmpty()) {
      return MatrixException.infrastructure(
          "Cannot build %s: no keyring is named for its repository %s, and nothing is trusted unsigned"
              .formatted(distro.ref(), repository.id()));
    }
    String file = repository.keyring().get(0);
    String wanted = PACKAGES.get(Path.of(file).getFileName().toString());
    var failure =
        MatrixException.infrastructure(
            "Cannot build %s: its archive keyring '%s' is not on this host"
                .formatted(distro.ref(), file));
    return wanted == null
        ? failure.withHint("Put it into /usr/share/keyrings")
        : failure.withHint("Install the package " + wanted);
  }
}
