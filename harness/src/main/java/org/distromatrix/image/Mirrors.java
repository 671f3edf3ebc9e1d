package org.distromatrix.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;

/**
 * Decides where a distribution's packages are fetched from. The first that speaks wins: {@code
 * mirror:} of matrix.yaml, the distribution's environment variable, the host's own apt
 * configuration if the host is that distribution, the profile. Only addresses change; which keys
 * may sign never does.
 */
final class Mirrors {
  /** The user's environment. */
  private final Map<String, String> environment;

  private final HostMirrors host;

  Mirrors(Map<String, String> environment, HostMirrors host) {
    this.environment = Map.copyOf(environment);
    this.host = host;
  }

  /**
   * Repositories with their final address, and who chose it.
   *
   * @param chosenBy for people: {@code mirror: of matrix.yaml}
   */
  record Choice(List<Repository> repositories, String chosenBy) {
    Choice {
      repositories = List.copyOf(repositories);
    }

    /** Addresses and who chose them, for messages: {@code http://m/debian (mirror: ...)}. */
    String forPeople() {
      return repositories.stream().map(Repository::url).distinct().collect(Collectors.joining(", "))
          + " ("
          + chosenBy
          + ")";
    }
  }

  Choice choose(ResolvedDistro distro, Optional<String> configured) {
    List<Repository> enabled = distro.repositories().stream().filter(Repository::enabled).toList();
    if (configured.isPresent()) {
      return replaced(enabled, configured.get(), "mirror: of matrix.yaml");
    }
    String variable = environment.getOrDefault(distro.mirrorVariable(), "");
    if (!distro.mirrorVariable().isEmpty() && !variable.isBlank()) {
      return replaced(enabled, variable.strip(), distro.mirrorVariable());
    }
    return host.of(distro, enabled)
        .map(found -> new Choice(found, "this host's apt configuration"))
        .orElseGet(() -> new Choice(enabled, "the distribution's default"));
  }

  private static Choice replaced(List<Repository> repositories, String base, String chosenBy) {
    String start = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return new Choice(
        repositories.stream()
            .map(repository -> moved(repository, start + "/" + repository.mirrorPath()))
            .toList(),
        chosenBy);
  }

  /** The same repository at another address. */
  static Repository moved(Repository repository, String url) {
    return new Repository(
        repository.id(),
        repository.kind(),
        url,
        repository.mirrorPath(),
        repository.enabled(),
        repository.suite(),
        repository.components(),
        repository.keyring(),
        repository.fingerprints());
  }
}
