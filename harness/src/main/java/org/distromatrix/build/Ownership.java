package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Owners and modes of files, as numbers: the names are the image's, not this host's. */
final class Ownership {
  private static final int ROOT = 0;

  private Ownership() {}

  /** Makes a file root's. Its mode is kept, which a change of the owner alone would curtail. */
  static void giveToRoot(Path path) throws IOException {
    Map<String, Object> now =
        Files.readAttributes(path, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
    if (Integer.valueOf(ROOT).equals(now.get("uid"))
        && Integer.valueOf(ROOT).equals(now.get("gid"))) {
      return;
    }
    set(path, ROOT, ROOT);
    if (!Files.isSymbolicLink(path)) {
      Files.setAttribute(path, "unix:mode", number(now.get("mode")));
    }
  }

  /**
   * Gives a folder the mode of another.
   *
   * @param owner whether it gets the owner, too, or becomes root's
   */
  static void copy(Path model, Path folder, boolean owner) throws IOException {
    Map<String, Object> found =
        Files.readAttributes(model, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
    set(folder, owner ? number(found.get("uid")) : ROOT, owner ? number(found.get("gid")) : ROOT);
    Files.setAttribute(folder, "unix:mode", number(found.get("mode")));
  }

  private static void set(Path path, int user, int group) throws IOException {
    Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
  }

  private static int number(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Integer number ? number : ROOT;
  }
}
