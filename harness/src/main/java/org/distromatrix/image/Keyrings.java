package org.distromatrix.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;

/** Finds the keyrings that distributions sign with, on this host or else in the tools image. */
final class Keyrings {
  /** Where Debian's and Ubuntu's keyring packages, and administrators, put keyrings. */
  private static final List<String> FOLDERS =
      List.of(
          "usr/share/keyrings",
          "etc/apt/keyrings",
          "etc/apt/trusted.gpg.d",
          "usr/share/distribution-gpg-keys",
          "etc/pki/rpm-gpg",
          "usr/share/pacman/keyrings");

  private static final Map<String, String> PACKAGES =
      Map.of(
          "debian-archive-keyring.gpg", "debian-archive-keyring",
          "ubuntu-archive-keyring.gpg", "ubuntu-keyring (in Debian 12: from bookworm-backports)");

  private final Path root;
  private final Optional<ToolsImage> tools;

  /**
   * @param root the host's root folder: {@code /}
   */
  Keyrings(Path root) {
    this(root, Optional.empty());
  }

  /**
   * @param tools made and searched for what the host lacks
   */
  Keyrings(Path root, Optional<ToolsImage> tools) {
    this.root = root;
    this.tools = tools;
  }

  /**
   * The file that holds a repository's keys.
   *
   * @throws MatrixException (infrastructure) that names the package to install if there is none
   */
  Path find(ResolvedDistro distro, Repository repository, ImageContext context) {
    return repository.keyring().stream()
        .flatMap(name -> onHost(name).stream())
        .findFirst()
        .or(
            () ->
                repository.keyring().stream()
                    .flatMap(name -> inTools(name, context).stream())
                    .findFirst())
        .orElseThrow(() -> missing(distro, repository));
  }

  /**
   * All files that hold a repository's keys, for distributions that keep each key in its own.
   *
   * @throws MatrixException (infrastructure) that names the package to install if there is none
   */
  List<Path> findAll(ResolvedDistro distro, Repository repository, ImageContext context) {
    List<Path> found =
        repository.keyring().stream()
            .flatMap(name -> onHost(name).or(() -> inTools(name, context)).stream())
            .toList();
    if (found.isEmpty()) {
      throw missing(distro, repository);
    }
    return found;
  }

  /** A keyring file of this host, by its name or absolute path. */
  Optional<Path> onHost(String name) {
    return locate(name);
  }

  /** A keyring file of the tools image, which is made if it is not there. */
  Optional<Path> inTools(String name, ImageContext context) {
    return tools.flatMap(
        image ->
            FOLDERS.stream()
                .flatMap(folder -> image.file(folder + "/" + name, context).stream())
                .findFirst());
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
    if (wanted != null) {
      return failure.withHint("Install the package " + wanted);
    }
    return file.contains("RPM-GPG-KEY")
        ? failure.withHint("Install the package distribution-gpg-keys")
        : failure.withHint("Put it into /usr/share/keyrings");
  }
}
