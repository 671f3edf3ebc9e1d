package org.distromatrix.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What scripts of packages find mounted in their tree, for one command line. */
final class TreeMounts {
  /**
   * The mount points are made here: no package may, as they are in use. A device folder of our own
   * has what every program expects, and nothing of the host's.
   */
  private static final String SCRIPT =
      """
      set -e
      umask 022
      root=$1
      shift
      for folder in dev run tmp; do
        [ -d "$root/$folder" ] || mkdir "$root/$folder"
      done
      for folder in proc sys; do
        [ -d "$root/$folder" ] || mkdir -m 555 "$root/$folder"
      done
      chmod 1777 "$root/tmp"
      mount -t proc proc "$root/proc"
      mount -t sysfs -o ro sysfs "$root/sys"
      mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
      mount -t tmpfs -o mode=755 tmpfs "$root/run"
      mount -t tmpfs -o mode=755 tmpfs "$root/dev"
      for device in null:3 zero:5 full:7 random:8 urandom:9; do
        mknod -m 666 "$root/dev/${device%:*}" c 1 "${device#*:}"
      done
      mknod -m 666 "$root/dev/tty" c 5 0
      ln -s /proc/self/fd "$root/dev/fd"
      for stream in 0:stdin 1:stdout 2:stderr; do
        ln -s "fd/${stream%:*}" "$root/dev/${stream#*:}"
      done
      exec "$@"
      """;

  private TreeMounts() {}

  /** The command line, run with all of it mounted below the root. */
  static List<String> around(Path root, List<String> argv) {
    var all = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", root.toString()));
    all.addAll(argv);
    return all;
  }
}
