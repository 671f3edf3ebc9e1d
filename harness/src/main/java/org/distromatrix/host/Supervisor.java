package org.distromatrix.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distromatrix.command.Command;

/**
 * Makes command lines of programs whose processes, mounts, control groups and folders end with
 * them, and with us, by construction: the program runs in a mount and a process namespace whose
 * first process reads the pipe that we hold; when it ends, by {@code kill -9} too, everything in
 * there is killed, the mounts go with the last process, and a shell outside removes the folders.
 *
 * <p>The pipe also takes the line {@link #stop}, which sends the program a signal.
 */
public final class Supervisor {
  /** Since Linux 5.10 (Documentation/filesystems/overlayfs.rst, "Volatile mount"). */
  private static final KernelVersion KNOWS_VOLATILE = new KernelVersion(5, 10);

  /** Dies with us, and takes with it all that it holds. */
  private static final List<String> NAMESPACES =
      List.of(
          "unshare",
          "--mount",
          "--pid",
          "--fork",
          "--kill-child=KILL",
          "--propagation=private",
          "--mount-proc");

  private final ControlGroups groups;
  private final boolean knowsVolatile;
  private final String outer = Scripts.text("supervise.sh");
  private final String inner = Scripts.text("namespace.sh");

  Supervisor(ControlGroups groups, boolean knowsVolatile) {
    this.groups = groups;
    this.knowsVolatile = knowsVolatile;
  }

  /** The supervisor that fits this host. */
  public static Supervisor detect() {
    var kernel = KernelVersion.parse(System.getProperty("os.version", "0"));
    return new Supervisor(ControlGroups.detect(), kernel.compareTo(KNOWS_VOLATILE) >= 0);
  }

  /**
   * The command that runs the program under supervision. Its status is the program's; 125 if
   * something could not be mounted; 137 if it was ended. Standard input of the program is closed.
   *
   * @throws org.distromatrix.failure.MatrixException if the overlay cannot be mounted as named
   */
  public Command command(Supervised supervised) {
    var argv = new ArrayList<>(List.of("sh", "-c", outer, "distro-matrix"));
    argv.add(lines(supervised.remove()));
    argv.add(lines(groupFolders(supervised)));
    argv.addAll(NAMESPACES);
    argv.addAll(List.of("sh", "-c", inner, "distro-matrix"));
    argv.addAll(mounts(supervised));
    argv.addAll(supervised.argv());
    return Command.of(argv).asSupervised().shownAs(supervised.argv());
  }

  /** The line that, written to the pipe, sends the program a signal, named as in {@code TERM}. */
  public static String stop(String signal) {
    return "stop " + signal;
  }

  private List<Path> groupFolders(Supervised supervised) {
    String group = supervised.group();
    return group == null ? List.of() : groups.folders(group);
  }

  private List<String> mounts(Supervised supervised) {
    var made = new ArrayList<>(supervised.remove());
    for (Supervised.Mounted mounted : supervised.overlays()) {
      made.addAll(List.of(mounted.overlay().upper(), mounted.overlay().work(), mounted.root()));
    }
    return List.of(
        lines(made), lines(groupFolders(supervised)), overlays(supervised), binds(supervised));
  }

  private String overlays(Supervised supervised) {
    return supervised.overlays().stream()
        .flatMap(
            mounted -> {
              boolean isVolatile = knowsVolatile && supervised.isVolatile(mounted.overlay());
              var options = OverlayOptions.of(mounted.overlay(), isVolatile);
              return Stream.of(line(options.base()), options.text(), line(mounted.root()));
            })
        .collect(Collectors.joining("\n"));
  }

  private static String binds(Supervised supervised) {
    return supervised.binds().stream()
        .flatMap(
            bind ->
                Stream.of(bind.readOnly() ? "ro" : "rw", line(bind.source()), line(bind.target())))
        .collect(Collectors.joining("\n"));
  }

  private static String lines(List<Path> paths) {
    return paths.stream().map(Supervisor::line).collect(Collectors.joining("\n"));
  }

  private static String line(Path path) {
    if (!path.isAbsolute() || path.toString().indexOf('\n') >= 0) {
      throw new IllegalArgumentException("not an absolute path on one line: " + path);
    }
    return path.toString();
  }
}
