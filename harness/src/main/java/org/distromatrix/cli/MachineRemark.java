package org.distromatrix.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.config.BootKind;
import org.distromatrix.host.Places;
import org.distromatrix.host.Privileges;
import org.distromatrix.machine.Accelerator;
import org.distromatrix.machine.Accelerators;
import org.distromatrix.plan.Cell;

/** What is to be known of cells that are virtual machines before they run. */
final class MachineRemark {
  private MachineRemark() {}

  /** What they run with, and what that does to time limits; empty if there are none. */
  static Optional<String> of(List<Cell> cells, Map<String, String> environment) {
    return cells.stream()
        .filter(cell -> cell.boot() == BootKind.QEMU)
        .findFirst()
        .map(cell -> words(known(cell, environment)));
  }

  private static Optional<Accelerator> known(Cell cell, Map<String, String> environment) {
    Places places = Places.resolve(environment, Privileges.detect(environment).root());
    return new Accelerators(new LocalCommands(environment), places)
        .known(cell.distro().architecture());
  }

  private static String words(Optional<Accelerator> known) {
    return known
        .map(accelerator -> "machines are run by " + accelerator.words() + limits(accelerator))
        .orElse(
            "the first run tries out whether KVM runs its machines; time limits are five times as"
                + " long where it does not");
  }

  private static String limits(Accelerator accelerator) {
    double factor = accelerator.slowness();
    return factor == 1
        ? ""
        : String.format(Locale.ROOT, "; time limits are %.0f times as long", factor);
  }
}
