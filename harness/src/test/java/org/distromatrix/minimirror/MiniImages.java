package org.distromatrix.minimirror;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.distromatrix.TestImages;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.config.TrustedKeys;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.ImageEntry;

/** Images from miniature mirrors, by the profiles that users have. */
public final class MiniImages {
  private MiniImages() {}

  /** The cache of all tests, for the sake of the tools image that most families need. */
  public static CachedImages open() {
    return CachedImages.open(
        TestImages.places(), new LocalCommands(System.getenv()), System.getenv());
  }

  /** Images made from a mirror. */
  public static List<ImageEntry> madeFrom(CachedImages images, String mirror) {
    return images.store().list().stream().filter(entry -> entry.mirror().contains(mirror)).toList();
  }

  /**
   * A release as the profiles have it.
   *
   * @param ref as {@code centos:10}
   */
  public static ResolvedDistro distro(String ref) {
    int colon = ref.indexOf(':');
    var parsed =
        colon < 0
            ? new DistroRef(ref, "")
            : new DistroRef(ref.substring(0, colon), ref.substring(colon + 1));
    var catalog = ProfileCatalog.standard(LocalDate.now(ZoneOffset.UTC));
    return ((DistroLookup.Found) catalog.find(parsed, "x86-64")).distro();
  }

  /** A request that trusts one key and asks one mirror. */
  public static ImageContext context(Path log, String mirror, Path key, Duration limit) {
    return new ImageContext(
        log,
        line -> {},
        line -> {},
        limit,
        false,
        Optional.of(mirror),
        Optional.of(new TrustedKeys(key, List.of())),
        false);
  }
}
