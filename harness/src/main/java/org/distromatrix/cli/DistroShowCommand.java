package org.distromatrix.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.distromatrix.config.UserDistros;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostArchitecture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code matrix distros show}. */
@Command(
    name = "show",
    description = "Show a distribution's repositories, keys, packages, and what it can boot.")
final class DistroShowCommand extends Subcommand {
  @Parameters(paramLabel = "DISTRO", description = "As in fedora:44, debian:trixie or arch.")
  String ref = "";

  @Option(names = "--json", description = "As one JSON object.")
  boolean json;

  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      description = "Architecture, as in x86-64 or arm64 (default: this machine's).")
  String architecture = HostArchitecture.name();

  @Override
  public Integer call() {
    ResolvedDistro distro = find();
    if (json) {
      out().println(DistroJson.of(distro));
    } else {
      DistroText.lines(distro).forEach(out()::println);
    }
    return 0;
  }

  private ResolvedDistro find() {
    ProfileCatalog catalog = UserDistros.of(projectFolder(), LocalDate.now(ZoneOffset.UTC));
    DistroLookup found = catalog.find(parsed(), architecture);
    if (found instanceof DistroLookup.Found there) {
      return there.distro();
    }
    String why = ((DistroLookup.Unknown) found).message();
    throw MatrixException.usage("Cannot show '%s': %s".formatted(ref, why))
        .withHint("`matrix distros` lists all");
  }

  private DistroRef parsed() {
    try {
      return DistroRef.parse(ref);
    } catch (IllegalArgumentException e) {
      throw MatrixException.usage("Cannot show a distribution: " + e.getMessage()).causedBy(e);
    }
  }
}
