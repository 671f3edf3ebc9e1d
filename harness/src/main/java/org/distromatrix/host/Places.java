package org.distromatrix.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;

/**
 * Where things live on this host (see "Privileges and places" in the documentation).
 *
 * @param cache images, packages, build folders: {@code /var/cache/distro-matrix} for root, {@code
 *     $XDG_CACHE_HOME/distro-matrix} otherwise, {@code MATRIX_CACHE} overrides
 * @param runtime sockets of live guests: {@code /run/distro-matrix} for root, {@code
 *     $XDG_RUNTIME_DIR/distro-matrix} otherwise, {@code MATRIX_RUNTIME} overrides; short, because a
 *     socket's path ends at 107 bytes (unix(7))
 */
public record Places(Path cache, Path runtime) {
  /** Leaves room for {@code /PID-START-NAME/ssh.sock}. */
  private static final int LONGEST_RUNTIME = 40;

  /**
   * The places for this environment.
   *
   * @param environment ours
   * @throws MatrixException (usage) if a variable names no absolute path, or one that is too long
   */
  public static Places resolve(Map<String, String> environment, boolean isRoot) {
    var variables = new PlaceVariables(environment);
    Path cache =
        variables
            .path("MATRIX_CACHE")
            .or(() -> isRoot ? Optional.of(Path.of("/var/cache/distro-matrix")) : Optional.empty())
            .or(() -> variables.path("XDG_CACHE_HOME").map(xdg -> xdg.resolve("distro-matrix")))
            .orElseGet(() -> variables.home().resolve(".cache/distro-matrix"));
    Path runtime =
        variables
            .path("MATRIX_RUNTIME")
            .or(() -> isRoot ? Optional.of(Path.of("/run/distro-matrix")) : Optional.empty())
            .or(() -> variables.path("XDG_RUNTIME_DIR").map(xdg -> xdg.resolve("distro-matrix")))
            .orElseGet(() -> Path.of("/tmp/distro-matrix-" + System.getProperty("user.name")));
    if (runtime.toString().length() > LONGEST_RUNTIME) {
      throw MatrixException.usage(
              "Cannot keep sockets in `%s`: longer than %d characters, and a socket's path ends at 107"
                  .formatted(runtime, LONGEST_RUNTIME))
          .withHint("set MATRIX_RUNTIME to a shorter path");
    }
    return new Places(cache, runtime);
  }

  /**
   * A folder for sockets and other small things of one guest or build of this run. Not made here,
   * but its parent is, for us alone. Whoever is supervised removes it ({@link
   * Supervised#removing}), and {@link Leftovers} knows it by its name.
   */
  public Path runtimeFolder(String name) {
    return makePrivate(runtime).resolve(RunOwner.current().entry(name));
  }

  /**
   * A folder for what is written and thrown away by one guest or build of this run, on the file
   * system of the cache. As {@link #runtimeFolder} otherwise.
   */
  public Path scratchFolder(String name) {
    return makePrivate(scratch()).resolve(RunOwner.current().entry(name));
  }

  Path scratch() {
    return cache.resolve("scratch");
  }

  private static Path makePrivate(Path folder) {
    try {
      Path parent = folder.getParent();
      if (!Files.isDirectory(folder) && parent != null) {
        Files.createDirectories(parent);
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      return folder;
    } catch (FileAlreadyExistsException e) {
      return folder;
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot make folder `%s`: %s".formatted(folder, e.getMessage()))
          .withHint("MATRIX_CACHE and MATRIX_RUNTIME name other places")
          .causedBy(e);
    }
  }
}
