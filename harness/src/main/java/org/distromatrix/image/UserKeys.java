package org.distromatrix.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.config.TrustedKeys;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;

/**
 * Keys that the user trusts in place of those that a profile pins, because his mirror is signed
 * anew. {@code keys:} of matrix.yaml comes first, then the distribution's environment variable.
 * Signatures are checked all the same: only who may sign changes.
 */
final class UserKeys {
  private final Map<String, String> environment;

  /**
   * @param environment the user's
   */
  UserKeys(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The repositories of the distribution's own archive signed by the user's keys, if there are. */
  List<Repository> applied(
      ResolvedDistro distro, List<Repository> repositories, Optional<TrustedKeys> configured) {
    return configured
        .or(() -> ofVariable(distro))
        .map(keys -> repositories.stream().map(one -> signed(one, keys)).toList())
        .orElse(repositories);
  }

  private Optional<TrustedKeys> ofVariable(ResolvedDistro distro) {
    String file = environment.getOrDefault(distro.keysVariable(), "").strip();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Path path = Path.of(file).toAbsolutePath().normalize();
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw MatrixException.usage(
              "Cannot trust the keys in '%s': it is no readable file".formatted(file))
          .withHint(distro.keysVariable() + " names a file with public keys; correct or unset it");
    }
    return Optional.of(new TrustedKeys(path, List.of()));
  }

  private static Repository signed(Repository repository, TrustedKeys keys) {
    return repository.archive().isEmpty()
        ? repository.signedBy(keys.file().toString(), keys.fingerprints())
        : repository;
  }
}
