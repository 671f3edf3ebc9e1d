package org.distromatrix.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.distromatrix.config.UserDistros;
import org.distromatrix.distro.ProfileCatalog;
import picocli.CommandLine.Command;

/** {@code matrix distros}. */
@Command(
    name = "distros",
    description = "List the known distributions and where they stand.",
    subcommands = DistroShowCommand.class)
final class DistrosCommand extends Subcommand {
  @Override
  public Integer call() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    ProfileCatalog catalog = UserDistros.of(projectFolder(), today);
    DistroTable.lines(catalog, today).forEach(out()::println);
    return 0;
  }
}
