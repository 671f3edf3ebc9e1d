package org.distromatrix.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program to be run in mount and process namespaces that end with it, and with us.
 *
 * @param argv program and arguments
 * @param overlays mounted first, in order, each at a folder that is made if missing
 * @param binds mounted next, in order
 * @param remove folders made for this program, removed when all of it has ended
 * @param group name of the control group of its own; null: it stays in ours
 * @param unsynced whether nothing of the overlay is ever synced to the disk (see {@link
 *     #keepingUnsynced})
 */
public record Supervised(
    List<String> argv,
    List<Mounted> overlays,
    List<Bind> binds,
    List<Path> remove,
    @Nullable String group,
    boolean unsynced) {

  /** An overlay and the folder that it is mounted at. */
  record Mounted(Overlay overlay, Path root) {}

  public Supervised {
    argv = List.copyOf(argv);
    overlays = List.copyOf(overlays);
    binds = List.copyOf(binds);
    remove = List.copyOf(remove);
  }

  /** The program alone. */
  public static Supervised of(List<String> argv) {
    return new Supervised(argv, List.of(), List.of(), List.of(), null, false);
  }

  /** The same for another program. */
  public Supervised running(List<String> newArgv) {
    return new Supervised(newArgv, overlays, binds, remove, group, unsynced);
  }

  /**
   * With one more overlay, whose folders are made if missing. An upper folder below one that is
   * {@linkplain #removing removed} is mounted volatile: nothing of it is ever synced to the disk.
   */
  public Supervised over(Overlay overlay, Path root) {
    return new Supervised(
        argv, added(overlays, new Mounted(overlay, root)), binds, remove, group, unsynced);
  }

  /** With one more bind mount. */
  public Supervised binding(Bind bind) {
    return new Supervised(argv, overlays, added(binds, bind), remove, group, unsynced);
  }

  /** With one more folder that is removed at the end, also after we were killed. */
  public Supervised removing(Path folder) {
    return new Supervised(argv, overlays, binds, added(remove, folder), group, unsynced);
  }

  /**
   * In a control group of its own, where the host allows one: {@code name} tells it from others.
   */
  public Supervised inGroup(String name) {
    return new Supervised(argv, overlays, binds, remove, name, unsynced);
  }

  /**
   * With an upper folder that is kept although it is mounted volatile, which is much faster for
   * programs that sync often. Whoever keeps it must sync it, and trust it only afterwards.
   */
  public Supervised keepingUnsynced() {
    return new Supervised(argv, overlays, binds, remove, group, true);
  }

  /**
   * Whether no sync may reach the disk: what is written is thrown away, or synced by the caller.
   */
  boolean isVolatile(Overlay overlay) {
    return unsynced || remove.stream().anyMatch(overlay.upper()::startsWith);
  }

  private static <T> List<T> added(List<T> list, T element) {
    var longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }
}
