package org.distromatrix.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.distromatrix.distro.DistroProfile;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.Release;
import picocli.CommandLine.Command;

/** {@code matrix distros}. */
@Command(name = "distros", description = "List the known distributions and where they stand.")
final class DistrosCommand extends Subcommand {
  @Override
  public Integer call() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    ProfileCatalog catalog = ProfileCatalog.standard(today);
    out().printf("%-24s %-12s %-12s %s%n", "DISTRO", "STATUS", "UNTIL", "BOOTS WITH");
    for (String id : catalog.ids()) {
      catalog.profile(id).ifPresent(profile -> print(profile, today));
    }
    return 0;
  }

  private void print(DistroProfile profile, LocalDate today) {
    List<Release> releases = profile.releases();
    for (Release release : releases) {
      out()
          .printf(
              "%-24s %-12s %-12s %s%n",
              ref(profile, release),
              release.life().on(today).name().toLowerCase(Locale.ROOT).replace('_', '-'),
              release.life().end().map(LocalDate::toString).orElse("-"),
              String.join(" ", profile.boots()));
    }
  }

  private static String ref(DistroProfile profile, Release release) {
    return release.version().equals("rolling")
        ? profile.id()
        : profile.id() + ":" + release.version();
  }
}
