package org.distromatrix.cli;

import org.distromatrix.guest.GuestTerminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code matrix shell}. */
@Command(
    name = "shell",
    description = "Open a shell in a fresh guest of a cell, as its tests would see it.")
final class ShellCommand extends Subcommand {
  @Parameters(paramLabel = "CELL", description = "A selection that names one cell.")
  String cell = "";

  @Mixin BootOption boot = new BootOption();

  @Mixin ColdBootOption coldBoot = new ColdBootOption();

  @Override
  public Integer call() {
    return OneGuest.of(this, cell, boot.chosen(), coldBoot.wanted)
        .announced()
        .use(
            (guest, place) ->
                GuestTerminal.run(
                    guest, place.apply(GuestTerminal.loginShell()), System.in, System.out));
  }
}
