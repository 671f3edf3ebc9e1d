package org.distromatrix.cli;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.distromatrix.config.BootKind;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestLost;
import org.distromatrix.guest.GuestResult;
import org.distromatrix.plan.Cell;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.remote.SshWarmUp;
import org.distromatrix.run.Engine;
import org.distromatrix.run.GuestSession;
import org.distromatrix.run.Project;
import org.distromatrix.run.RunVerdict;

/** A fresh guest of one cell for the time of one command. */
final class OneGuest {
  private static final int SIGNAL_BASE = 128;

  private final Subcommand command;
  private final Project project;
  private final Cell cell;
  private final boolean coldBoot;
  private final CompletableFuture<SshKeys> keys;

  private OneGuest(
      Subcommand command,
      Project project,
      Cell cell,
      boolean coldBoot,
      CompletableFuture<SshKeys> keys) {
    this.command = command;
    this.project = project;
    this.cell = cell;
    this.coldBoot = coldBoot;
    this.keys = keys;
  }

  static OneGuest of(Subcommand command, String selection, List<BootKind> boot, boolean coldBoot) {
    CompletableFuture<SshKeys> keys = SshWarmUp.start();
    Project project = Project.load(command.projectFolder(), List.of(selection), boot);
    return new OneGuest(command, project, project.onlyCell(), coldBoot, keys);
  }

  /** Tells whoever waits at a terminal what for. */
  OneGuest announced() {
    command.err().println("matrix: booting " + cell.id().text() + " ...");
    return this;
  }

  /** Boots, uses, throws away; returns what the program in the guest returned. */
  int use(BiFunction<Guest, UnaryOperator<GuestCommand>, GuestResult> use) {
    try (Engine engine =
        Engine.open(
            System.getenv(), project, List.of(cell), project.masker(System.getenv()), keys::join)) {
      var session = GuestSession.of(engine, project, cell, new SessionEvents(command.err()));
      try (Guest guest = session.boot(coldBoot)) {
        return status(use.apply(guest, session::asTest));
      }
    } catch (GuestLost e) {
      command.err().println("matrix: " + e.getMessage());
      return RunVerdict.INFRASTRUCTURE.exitCode();
    }
  }

  private static int status(GuestResult result) {
    return result.status().orElse(SIGNAL_BASE);
  }
}
