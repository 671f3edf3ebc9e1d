package org.distromatrix.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/**
 * The user's terminal, joined to a program in a guest: every key goes there, Ctrl-C too, and the
 * program's terminal has the size of the user's window, always.
 */
public final class GuestTerminal {
  /** A shell is left by its user, not by us. */
  private static final Duration NO_LIMIT = Duration.ofDays(365);

  private static final String LOGIN_SHELL =
      "if [ -x /bin/bash ]; then exec /bin/bash -l; fi; exec /bin/sh -l";

  private GuestTerminal() {}

  /** The best shell that a guest has, as a user gets it who logs in. */
  public static GuestCommand loginShell() {
    return GuestCommand.shell(LOGIN_SHELL).within(NO_LIMIT);
  }

  /**
   * Runs a program on the terminal that this process was started on, and restores its settings
   * whatever happens.
   *
   * @throws MatrixException (usage) if this process has no terminal
   * @throws GuestLost if the guest or the way to it is gone
   */
  public static GuestResult run(
      Guest guest, GuestCommand command, InputStream in, OutputStream out) {
    try (Terminal terminal = terminal()) {
      return run(guest, command, terminal, in, out);
    } catch (IOException e) {
      throw MatrixException.infrastructure("Cannot give the terminal back: " + e.getMessage())
          .causedBy(e);
    }
  }

  /** JLine says in two ways that there is none. */
  private static Terminal terminal() {
    try {
      return TerminalBuilder.builder().system(true).dumb(false).build();
    } catch (IOException | IllegalStateException e) {
      throw MatrixException.usage(
              "Cannot open a shell: this is no terminal (" + e.getMessage() + ")")
          .withHint("`matrix exec CELL -- COMMAND` needs none")
          .causedBy(e);
    }
  }

  static GuestResult run(
      Guest guest, GuestCommand command, Terminal terminal, InputStream in, OutputStream out) {
    String type = terminal.getType();
    GuestCommand typed = command.withEnvironment(Map.of("TERM", type));
    Attributes saved = terminal.getAttributes();
    var restore = new Thread(() -> terminal.setAttributes(saved), "terminal-restore");
    Runtime.getRuntime().addShutdownHook(restore);
    try (GuestProcess process =
        guest.start(typed, Optional.of(new TerminalRequest(type, sizeOf(terminal))))) {
      terminal.setAttributes(raw(saved));
      terminal.handle(Signal.WINCH, signal -> process.resize(sizeOf(terminal)));
      return GuestStreams.join(process, in, out, OutputStream.nullOutputStream());
    } finally {
      terminal.handle(Signal.WINCH, Terminal.SignalHandler.SIG_DFL);
      terminal.setAttributes(saved);
      forget(restore);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // we are being ended, and the hook does its work
    }
  }

  /** A window that does not know its size is 80 by 24. */
  private static TerminalSize sizeOf(Terminal terminal) {
    Size size = terminal.getSize();
    int columns = size.getColumns() > 0 ? size.getColumns() : 80;
    int rows = size.getRows() > 0 ? size.getRows() : 24;
    return new TerminalSize(columns, rows);
  }

  /** As cfmakeraw(3); JLine's own raw mode still turns Ctrl-C into a signal for us. */
  private static Attributes raw(Attributes saved) {
    var raw = new Attributes(saved);
    raw.setLocalFlags(
        EnumSet.of(
            LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.ECHONL, LocalFlag.ISIG, LocalFlag.IEXTEN),
        false);
    raw.setInputFlags(
        EnumSet.of(
            InputFlag.IXON,
            InputFlag.ICRNL,
            InputFlag.INLCR,
            InputFlag.IGNCR,
            InputFlag.ISTRIP,
            InputFlag.BRKINT,
            InputFlag.PARMRK),
        false);
    raw.setOutputFlag(OutputFlag.OPOST, false);
    raw.setControlChar(ControlChar.VMIN, 1);
    raw.setControlChar(ControlChar.VTIME, 0);
    return raw;
  }
}
