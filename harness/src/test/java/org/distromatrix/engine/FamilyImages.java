package org.distromatrix.engine;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.TestImages;
import org.distromatrix.minimirror.MiniMirrors;

/**
 * Images of distributions of other families, with the files, the names and the keys that those
 * publish, and the family's real package manager, which is Debian's build of it. To that package
 * manager the programs of Debian below it are packages of the miniature mirror. Needs what {@link
 * DistributionImages} need.
 */
public final class FamilyImages {
  /** To be raised whenever the same packages would give another tree. */
  private static final String RECIPE = "1";

  /** Where the mirror is while an image is made. */
  private static final String MIRROR = "/mnt";

  private final MiniMirrors mirrors;
  private final DockerDaemon engine;
  private final Registry registry;

  /**
   * @param engine that makes the images; they stay in it
   */
  public FamilyImages(MiniMirrors mirrors, DockerDaemon engine, Registry registry) {
    this.mirrors = mirrors;
    this.engine = engine;
    this.registry = registry;
  }

  /**
   * Pushes the image of a distribution.
   *
   * @param distro {@code fedora} with dnf 5, {@code centos} with dnf 4, {@code opensuse}, {@code
   *     arch}
   * @return its name, as a profile's {@code container-image} has it
   */
  public String publish(String distro) throws IOException, InterruptedException {
    String name = registry.address() + "/" + distro;
    String id =
        engine
            .client()
            .createContainerCmd(tree(distro))
            .withCmd("sh", "-c", script(distro))
            .withEnv("KEY=" + Files.readString(mirrors.key(distro)), "MIRROR=" + MIRROR)
            .withHostConfig(
                HostConfig.newHostConfig()
                    .withNetworkMode("none")
                    .withBinds(new Bind(web(distro), new Volume(MIRROR), AccessMode.ro)))
            .exec()
            .getId();
    engine.complete(id);
    engine.client().commitCmd(id).withRepository(name).withTag("test").exec();
    engine.client().removeContainerCmd(id).exec();
    engine.client().pushImageCmd(name).withTag("test").start().awaitCompletion();
    return name + ":test";
  }

  private String web(String distro) {
    return mirrors.web().resolve(distro).toString();
  }

  /**
   * Only Debian's next release has dnf 5; all others are of the release the mirrors are made of.
   */
  private String tree(String distro) throws IOException {
    return distro.equals("fedora")
        ? load("dnf5", "forky", List.of("--include=dnf5,rpm,gpg"))
        : load(
            "package-managers",
            "trixie",
            List.of("--include=dnf,rpm,zypper,pacman-package-manager,makepkg,gpg,gpg-agent"));
  }

  private String load(String tree, String codename, List<String> options) throws IOException {
    String reference = tree + ":" + codename;
    if (!engine.images().contains(reference)) {
      // A snapshot of a release that is not out yet is soon past its date.
      var all = new java.util.ArrayList<>(options);
      all.add("--aptopt=Acquire::Check-Valid-Until \"false\"");
      Path archive =
          new KeptArchive(TestImages.debian(codename), reference, RECIPE, all).file(root -> {});
      try (InputStream tar = new BufferedInputStream(Files.newInputStream(archive))) {
        engine.client().loadImageCmd(tar).exec();
      }
    }
    // Under a name without a registry, Testcontainers asks its own engine for one.
    String name = registry.address() + "/" + tree;
    engine.client().tagImageCmd(reference, name, codename).exec();
    return name + ":" + codename;
  }

  private static String script(String distro) throws IOException {
    boolean rpm = !distro.equals("arch");
    return "set -e\n" + (rpm ? resource("rpm") : "") + resource(distro);
  }

  private static String resource(String name) throws IOException {
    try (InputStream script = FamilyImages.class.getResourceAsStream("image-" + name + ".sh")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
