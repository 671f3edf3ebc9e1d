package org.distromatrix.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;

/**
 * Decides where a distribution's packages are fetched from. The first that speaks wins: {@code
 * mirror:} of matrix.yaml, the distribution's environment variable, the host's own apt
 * configuration if the host is that distribution, the profile. A repository of another archive
 * (EPEL) follows that archive's variable only. Which keys may sign changes by {@link UserKeys}
 * alone, never by a mirror.
 */
final class Mirrors {
  /** The user's environment. */
  private final Map<String, String> environment;

  private final HostMirrors host;
  private final UserKeys keys;

  Mirrors(Map<String, String> environment, HostMirrors host) {
    this.environment = Map.copyOf(environment);
    this.host = host;
    this.keys = new UserKeys(environment);
  }

  /**
   * Repositories with their final address, and who chose it.
   *
   * @param chosenBy for people: {@code mirror: of matrix.yaml}
   */
  record Choice(List<Repository> repositories, String chosenBy) {
    private static final String DEFAULT = "the distribution's default";

    /** Whether nobody chose anything. */
    boolean isDefault() {
      return chosenBy.equals(DEFAULT);
    }

    Choice {
      repositories = List.copyOf(repositories);
    }

    private static final int LISTED = 2;

    /** Where they lie and who chose that, for messages: {@code http://m/debian (mirror: ...)}. */
    String forPeople() {
      List<String> urls = repositories.stream().map(Repository::url).distinct().toList();
      String where = urls.size() > LISTED ? common(urls) : String.join(", ", urls);
      return where + " (" + chosenBy + ")";
    }

    /** The folder that all lie in; the first of them where they are on several servers. */
    private static String common(List<String> urls) {
      String shared = urls.stream().reduce(Choice::commonPrefix).orElse("");
      String folder = shared.substring(0, shared.lastIndexOf('/') + 1);
      return folder.matches("[a-z]+://[^/]+/.*")
          ? folder
          : urls.get(0) + " and " + (urls.size() - 1) + " more";
    }

    private static String commonPrefix(String one, String other) {
      int length = 0;
      while (length < Math.min(one.length(), other.length())
          && one.charAt(length) == other.charAt(length)) {
        length++;
      }
      return one.substring(0, length);
    }
  }

  /** The enabled repositories, at the addresses and with the keys that hold here. */
  Choice choose(ResolvedDistro distro, ImageContext context) {
    List<Repository> enabled = distro.repositories().stream().filter(Repository::enabled).toList();
    Choice choice = choose(distro, enabled, context.mirror());
    return new Choice(
        keys.applied(distro, choice.repositories(), context.keys()), choice.chosenBy());
  }

  private Choice choose(
      ResolvedDistro distro, List<Repository> enabled, Optional<String> configured) {
    if (configured.isPresent()) {
      return replaced(enabled, configured.get(), "mirror: of matrix.yaml");
    }
    String variable = environment.getOrDefault(distro.mirrorVariable(), "");
    if (!distro.mirrorVariable().isEmpty() && !variable.isBlank()) {
      return replaced(enabled, variable.strip(), distro.mirrorVariable());
    }
    return host.of(distro, enabled)
        .map(found -> new Choice(found, "this host's apt configuration"))
        .orElseGet(
            () -> new Choice(enabled.stream().map(this::ofOtherArchive).toList(), Choice.DEFAULT));
  }

  private Choice replaced(List<Repository> repositories, String base, String chosenBy) {
    return new Choice(
        repositories.stream()
            .map(one -> one.archive().isEmpty() ? below(base, one) : ofOtherArchive(one))
            .toList(),
        chosenBy);
  }

  private Repository ofOtherArchive(Repository repository) {
    if (repository.archive().isEmpty()) {
      return repository;
    }
    String variable = ResolvedDistro.mirrorVariableOf(repository.archive());
    String base = environment.getOrDefault(variable, "").strip();
    return base.isEmpty() ? repository : below(base, repository);
  }

  private static Repository below(String base, Repository repository) {
    String start = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return repository.at(start + "/" + repository.mirrorPath());
  }
}
