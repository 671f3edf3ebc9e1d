package org.distromatrix.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.distromatrix.command.Commands;
import org.distromatrix.failure.MatrixException;

/** Parts of a host that no package brings: tried, not looked up. */
final class HostProbes {
  private static final long GIB = 1L << 30;

  /** A base image takes up to 1 GiB with its packages, a matrix has several. */
  private static final long ENOUGH_SPACE = 5 * GIB;

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Privileges privileges;
  private final Places places;
  private final Commands commands;

  HostProbes(Privileges privileges, Places places, Commands commands) {
    this.privileges = privileges;
    this.places = places;
    this.commands = commands;
  }

  List<Finding> findings() {
    return List.of(java(), root(), userNamespaces(), layers(), controlGroups(), space());
  }

  /** Older ones do not come this far. */
  private static Finding java() {
    return Finding.ok("Java", "this program", Runtime.version().toString());
  }

  private Finding root() {
    String neededFor = "mounts, building in images, booting guests";
    return privileges.root()
        ? Finding.ok("root", neededFor, "yes")
        : Finding.unusable("root", neededFor, "not the super user", "sudo ./matrix ...");
  }

  private static Finding userNamespaces() {
    return Finding.info(
        "user namespaces",
        "running without root, later",
        Privileges.userNamespaces() ? "allowed" : "not allowed");
  }

  /** Mounts a real overlay where layers will lie, in the namespaces that guests get. */
  private Finding layers() {
    String part = "overlayfs in namespaces";
    String neededFor = "layers of images, mounts that end with a run";
    if (!privileges.root()) {
      return Finding.info(part, neededFor, "can be tried as root only");
    }
    String why = tryLayers();
    return why.isEmpty()
        ? Finding.ok(part, neededFor, "Linux " + System.getProperty("os.version"))
        : Finding.unusable(
            part,
            neededFor,
            why,
            "set MATRIX_CACHE to a folder on ext4, xfs or btrfs; in a container, allow mounts"
                + " (--privileged)");
  }

  /** Why it does not work; empty if it does. */
  private String tryLayers() {
    try {
      Supervised probe = probe(places.scratchFolder("doctor"));
      commands.run(Supervisor.detect().command(probe).within(LIMIT));
      return "";
    } catch (MatrixException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Supervised probe(Path folder) {
    var overlay =
        new Overlay(List.of(Path.of("/usr")), folder.resolve("upper"), folder.resolve("work"));
    return Supervised.of(List.of("true")).over(overlay, folder.resolve("root")).removing(folder);
  }

  private static Finding controlGroups() {
    String neededFor = "a control group for each guest";
    List<Path> roots = ControlGroups.detect().roots();
    return roots.isEmpty()
        ? Finding.info("control groups", neededFor, "not writable: guests stay in ours")
        : Finding.ok("control groups", neededFor, roots.toString());
  }

  private Finding space() {
    long free = DiskUse.free(places.cache());
    String detail =
        String.format(Locale.ROOT, "%.1f GiB free in %s", (double) free / GIB, places.cache());
    return free >= ENOUGH_SPACE
        ? Finding.ok("disk space", "images", detail)
        : Finding.unusable("disk space", "images", detail, "./matrix clean");
  }
}
