package org.distromatrix.image;

import java.nio.file.Path;
import java.util.List;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;

/** Apt's sources for a release of Debian, as tests need them that make images by themselves. */
public final class DebianSources {
  private static final Path KEYRINGS = Path.of("/usr/share/keyrings");

  private DebianSources() {}

  /** One-line entries at the mirrors that our own images are made from on this host. */
  public static List<String> near(ResolvedDistro distro) {
    var mirrors = new Mirrors(System.getenv(), new HostMirrors(Path.of("/")));
    Mirrors.Choice choice = mirrors.choose(distro, ImageContext.loggingTo(Path.of("unused")));
    return AptRepositories.lines(
        choice.repositories(),
        distro.nativeArchitecture(),
        repository -> KEYRINGS.resolve(repository.keyring().get(0)),
        false);
  }

  /** A file at the mirrors that everybody reaches, as images have it. */
  public static String published(ResolvedDistro distro) {
    return AptRepositories.published(
        distro.repositories().stream().filter(Repository::enabled).toList());
  }
}
