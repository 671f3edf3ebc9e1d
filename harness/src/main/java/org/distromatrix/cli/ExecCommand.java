package org.distromatrix.cli;

import java.time.Duration;
import java.util.List;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestStreams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code matrix exec}. */
@Command(
    name = "exec",
    description = "Run a command in a fresh guest of a cell, as its tests would: exec CELL -- CMD")
final class ExecCommand extends Subcommand {
  private static final Duration NO_LIMIT = Duration.ofDays(365);

  @Parameters(index = "0", paramLabel = "CELL", description = "A selection that names one cell.")
  String cell = "";

  @Mixin BootOption boot = new BootOption();

  @Mixin ColdBootOption coldBoot = new ColdBootOption();

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "What to run.")
  List<String> argv = List.of();

  @Override
  public Integer call() {
    GuestCommand command = GuestCommand.of(argv.toArray(String[]::new)).within(NO_LIMIT);
    return OneGuest.of(this, cell, boot.chosen(), coldBoot.wanted)
        .use(
            (guest, place) ->
                GuestStreams.run(guest, place.apply(command), System.in, System.out, System.err));
  }
}
