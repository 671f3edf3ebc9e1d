package org.distromatrix.image;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.distromatrix.distro.Repository;

/** Writes repositories as apt's sources. */
final class AptRepositories {
  private AptRepositories() {}

  /**
   * One-line entries for building: each repository with the keyring that alone may sign it.
   *
   * @param keyring of a repository
   * @param acceptExpired whether metadata past its valid-until date is used
   */
  static List<String> lines(
      List<Repository> repositories,
      String architecture,
      Function<Repository, Path> keyring,
      boolean acceptExpired) {
    return repositories.stream()
        .map(
            repository ->
                "deb [arch=%s signed-by=%s%s] %s %s %s"
                    .formatted(
                        architecture,
                        keyring.apply(repository),
                        acceptExpired ? " check-valid-until=no" : "",
                        repository.url(),
                        repository.suite(),
                        String.join(" ", repository.components())))
        .toList();
  }

  /**
   * The deb822 file of a finished image: the public mirrors, and the keyring by the path that it
   * has inside the image.
   */
  static String published(List<Repository> repositories) {
    return repositories.stream()
        .map(
            repository ->
                """
                Types: deb
                URIs: %s
                Suites: %s
                Components: %s
                Signed-By: %s
                """
                    .formatted(
                        repository.url(),
                        repository.suite(),
                        String.join(" ", repository.components()),
                        inImage(repository)))
        .collect(Collectors.joining("\n"));
  }

  private static String inImage(Repository repository) {
    return repository.keyring().stream()
        .findFirst()
        .map(name -> name.startsWith("/") ? name : "/usr/share/keyrings/" + name)
        .orElse("");
  }
}
