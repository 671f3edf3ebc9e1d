package org.distromatrix.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The control group hierarchies in which guests get groups of their own: systemd's named one and
 * the unified one beside it (hybrid hosts), the unified one alone, or none.
 *
 * <p>Groups lie directly below the root: systemd-nspawn refuses to start below a login session's.
 *
 * @param roots folders of the hierarchies
 */
record ControlGroups(List<Path> roots) {
  private static final String PREFIX = "distro-matrix-";

  ControlGroups {
    roots = List.copyOf(roots);
  }

  /** Those of this host that we may write to. */
  static ControlGroups detect() {
    return in(Path.of("/sys/fs/cgroup"));
  }

  static ControlGroups in(Path mount) {
    Stream<Path> hierarchies =
        Files.exists(mount.resolve("cgroup.procs"))
            ? Stream.of(mount)
            : Stream.of(mount.resolve("systemd"), mount.resolve("unified"));
    return new ControlGroups(
        hierarchies.filter(root -> Files.isWritable(root.resolve("cgroup.procs"))).toList());
  }

  /** The folders of this run's group of that name. */
  List<Path> folders(String name) {
    String folder = PREFIX + RunOwner.current().entry(name);
    return roots.stream().map(root -> root.resolve(folder)).toList();
  }

  /** The entry as {@link RunOwner#ofEntry} knows it, of a folder below one of the roots. */
  static String entry(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
  }

  /** Processes in a group and all below it. */
  static List<Long> members(Path group) {
    try (Stream<Path> below = Files.walk(group)) {
      return below
          .filter(file -> file.endsWith("cgroup.procs"))
          .flatMap(ControlGroups::lines)
          .map(Long::parseLong)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // the group, or one below it, was removed meanwhile
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
