package org.distromatrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.host.Places;

/**
 * Where tests that boot take their images from: one cache for all of them, so that each image is
 * made once. It is this host's own, as {@code MATRIX_CACHE} says, and outlives the tests.
 */
public final class TestImages {
  private TestImages() {}

  /** The places of this host. */
  public static Places places() {
    return Places.resolve(System.getenv(), true);
  }

  /**
   * A release of Debian exactly as the command knows it, for another one would be another image.
   */
  public static ResolvedDistro debian(String release) {
    var found =
        ProfileCatalog.standard(LocalDate.now(ZoneOffset.UTC))
            .find(new DistroRef("debian", release), "x86-64");
    return ((DistroLookup.Found) found).distro();
  }

  /** Folders of downloaded packages in this cache: one for each package manager and set of keys. */
  public static Set<Path> downloads() throws IOException {
    Path all = places().cache().resolve("packages");
    if (!Files.isDirectory(all)) {
      return Set.of();
    }
    try (Stream<Path> found = Files.find(all, 2, (path, file) -> file.isDirectory())) {
      return found
          .filter(path -> path.getNameCount() == all.getNameCount() + 2)
          .collect(Collectors.toSet());
    }
  }
}
