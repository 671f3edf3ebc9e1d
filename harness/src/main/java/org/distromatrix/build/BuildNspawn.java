package org.distromatrix.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line of systemd-nspawn that runs one program, not a system, in a tree.
 *
 * @param name name of the container: letters, digits and dashes
 * @param root the tree
 * @param binds host path to path in the tree, writable
 * @param network whether the program has the host's network, or loopback only
 * @param program the program and its arguments
 */
record BuildNspawn(
    String name, Path root, Map<Path, String> binds, boolean network, List<String> program) {
  /**
   * Environment of systemd-nspawn itself. A host with control groups of version 1 is refused by
   * newer guests without the first; /tmp is a part of the tree, as builds may outgrow the tenth of
   * the memory that nspawn gives it.
   */
  static final Map<String, String> ENVIRONMENT =
      Map.of("SYSTEMD_NSPAWN_UNIFIED_HIERARCHY", "1", "SYSTEMD_NSPAWN_TMPFS_TMP", "0");

  List<String> argv() {
    var argv =
        new ArrayList<>(
            List.of(
                "systemd-nspawn",
                "--quiet",
                "--directory=" + root,
                "--machine=" + name,
                "--as-pid2",
                "--register=no",
                "--keep-unit",
                "--console=pipe",
                "--timezone=off",
                "--link-journal=no"));
    if (network) {
      argv.add("--resolv-conf=replace-host");
    } else {
      argv.add("--resolv-conf=off");
      argv.add("--private-network");
    }
    binds.forEach((source, target) -> argv.add("--bind=" + escaped(source) + ":" + target));
    argv.add("--");
    argv.addAll(program);
    return argv;
  }

  /** A colon would end the path. */
  private static String escaped(Path path) {
    return path.toString().replace("\\", "\\\\").replace(":", "\\:");
  }
}
