package org.distromatrix.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.distromatrix.command.Command;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.command.Programs;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Privileges;
import org.distromatrix.host.Privileges.CallingUser;

/** Shows a file in the browser of whoever sits at this host: under sudo, of who called it. */
final class Browser {
  private static final String OPENER = "xdg-open";

  /** How the opener finds the session it belongs to (xdg-open(1), environ(7)). */
  private static final List<String> OF_SESSION =
      List.of(
          "DISPLAY",
          "WAYLAND_DISPLAY",
          "XAUTHORITY",
          "XDG_RUNTIME_DIR",
          "XDG_CURRENT_DESKTOP",
          "XDG_DATA_DIRS",
          "DBUS_SESSION_BUS_ADDRESS",
          "BROWSER");

  /** The opener ends once a browser has the file, unless it becomes that browser. */
  private static final long PATIENCE_SECONDS = 5;

  private Browser() {}

  /**
   * Opens it.
   *
   * @throws MatrixException (infrastructure) if this host has nothing to open it with
   */
  static void open(URI address, Map<String, String> environment) {
    open(address, Programs.onPathOf(environment).find(OPENER), environment);
  }

  static void open(URI address, Optional<Path> opener, Map<String, String> environment) {
    if (opener.isEmpty()) {
      throw failure(address, "this host has no " + OPENER);
    }
    Command command = command(address, Privileges.detect(environment).caller(), environment);
    Commands commands = new LocalCommands(environment);
    try {
      CommandResult result =
          commands
              .start(command, OutputSink.none())
              .ended()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (result.status() != 0) {
        String said = result.tail().strip();
        throw failure(address, said.isEmpty() ? "no browser was found" : said);
      }
    } catch (TimeoutException e) {
      return; // it has become the browser
    } catch (ExecutionException e) {
      throw failure(address, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static MatrixException failure(URI address, String cause) {
    Object shown = "file".equals(address.getScheme()) ? Path.of(address) : address;
    return MatrixException.infrastructure("Cannot open '%s': %s".formatted(shown, cause))
        .withHint("open it in a browser: " + address);
  }

  /** The opener in the session of the caller, whose account it runs as. */
  static Command command(
      URI address, Optional<CallingUser> caller, Map<String, String> environment) {
    var session = new LinkedHashMap<String, String>();
    caller.ifPresent(user -> session.putAll(sessionOf(user)));
    OF_SESSION.stream()
        .filter(environment::containsKey)
        .forEach(name -> session.put(name, environment.getOrDefault(name, "")));
    var argv = new ArrayList<String>();
    if (caller.isPresent()) {
      argv.addAll(as(caller.get()));
      session.forEach((name, value) -> argv.add(name + "=" + value));
    }
    argv.add(OPENER);
    argv.add(address.toString());
    return Command.of(argv).withEnvironment(session);
  }

  private static List<String> as(CallingUser user) {
    return List.of(
        "setpriv",
        "--reuid=" + user.uid(),
        "--regid=" + user.gid(),
        "--init-groups",
        "--reset-env",
        "env");
  }

  /** Sudo drops these; logind makes them so for every account that is logged in. */
  private static Map<String, String> sessionOf(CallingUser user) {
    String folder = "/run/user/" + user.uid();
    var session = new LinkedHashMap<String, String>();
    session.put("XDG_RUNTIME_DIR", folder);
    session.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder + "/bus");
    return session;
  }
}
