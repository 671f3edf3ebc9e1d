package org.distromatrix.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;

/**
 * Where a distribution's own package manager is to fetch packages, if not from where its own
 * container image says.
 *
 * @param repositories at the addresses that hold here
 * @param chosenBy for people: {@code mirror: of matrix.yaml}
 * @param acceptExpired whether metadata past its valid-until date is used
 */
public record PackageSources(
    List<Repository> repositories, String chosenBy, boolean acceptExpired) {
  public PackageSources {
    repositories = List.copyOf(repositories);
  }

  /**
   * What the user or this host has chosen; empty where nobody has. The keys that may sign are those
   * of the image in either case.
   *
   * @param environment the user's, for mirror and key variables
   * @throws MatrixException (usage) if the user names keys of his own
   */
  public static Optional<PackageSources> chosen(
      ResolvedDistro distro, ImageContext context, Map<String, String> environment) {
    boolean ownKeys =
        context.keys().isPresent()
            || !environment.getOrDefault(distro.keysVariable(), "").isBlank();
    if (ownKeys) {
      throw MatrixException.usage(
              "Cannot trust other keys in %s: with `base: image` its container image says who may"
                      .formatted(distro.ref())
                  + " sign")
          .withHint("use `base: packages`, which needs root, or name an image that has the keys");
    }
    var mirrors = new Mirrors(environment, new HostMirrors(Path.of("/")));
    Mirrors.Choice choice = mirrors.choose(distro, context);
    return choice.isDefault() && !context.acceptExpired()
        ? Optional.empty()
        : Optional.of(
            new PackageSources(choice.repositories(), choice.forPeople(), context.acceptExpired()));
  }
}
