package org.distromatrix.image;

import java.util.List;
import java.util.stream.Collectors;
import org.distromatrix.distro.Repository;

/**
 * pacman.conf(5) for one distribution; no setting of the host's own pacman is read:
 *
 * <pre>
 * [options]
 * Architecture = x86_64
 * SigLevel = Required DatabaseOptional
 * [core]
 * Server = https://mirror/core/os/x86_64
 * </pre>
 */
record PacmanConfiguration(List<Repository> repositories, String architecture) {
  PacmanConfiguration {
    repositories = List.copyOf(repositories);
  }

  /**
   * The file. Downloads stay with the user that pacman runs as (no {@code DownloadUser}, which
   * pacman 7 knows): another one cannot enter cache folders that are closed to others.
   */
  String text() {
    return """
    [options]
    Architecture = %s
    SigLevel = Required DatabaseOptional
    LocalFileSigLevel = Required
    ParallelDownloads = 5
    """
            .formatted(architecture)
        + repositories.stream()
            .map(PacmanConfiguration::section)
            .collect(Collectors.joining("\n", "\n", ""));
  }

  private static String section(Repository repository) {
    String strict = repository.signedMetadata() ? "SigLevel = Required DatabaseRequired\n" : "";
    return "[%s]\n%sServer = %s\n".formatted(repository.id(), strict, repository.url());
  }
}
