package org.distromatrix.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.TestImages;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.image.DebianSources;

/**
 * Images of Debian as the distribution publishes them for containers: essential packages and apt,
 * neither systemd nor sshd, no lists of packages. Made of packages, as no registry of the world can
 * be counted on; kept in this host's cache for a day. Needs root, mmdebstrap and a mirror.
 */
public final class DistributionImages {
  private static final String NAME = "debian";

  /** To be raised whenever the same packages would give another image. */
  private static final String RECIPE = "1";

  /**
   * Pushes a release to a registry, as {@code debian:bookworm}.
   *
   * @param codename of the release
   * @param engine that does it; the image stays in it
   * @return the digest that it has there
   */
  public String publish(String codename, DockerDaemon engine, Registry registry)
      throws IOException, InterruptedException {
    String reference = NAME + ":" + codename;
    try (InputStream tar = new BufferedInputStream(Files.newInputStream(archive(codename)))) {
      engine.client().loadImageCmd(tar).exec();
    }
    String name = registry.address() + "/" + NAME;
    engine.client().tagImageCmd(reference, name, codename).exec();
    engine
        .client()
        .pushImageCmd(name)
        .withTag(codename)
        .withAuthConfig(registry.credentials())
        .start()
        .awaitCompletion();
    return registry.digest(NAME, codename);
  }

  /** An archive that engines load, of {@code debian:CODENAME}. */
  public Path archive(String codename) throws IOException {
    ResolvedDistro distro = TestImages.debian(codename);
    return new KeptArchive(distro, NAME + ":" + codename, RECIPE, List.of())
        .file(tree -> PublishedFiles.replace(tree, DebianSources.published(distro)));
  }
}
