package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an image needs to take notice of files that no package manager installed, and that its boot
 * does not do (guests are told that their caches are up to date): the linker's cache, system users,
 * unit presets, the journal's message catalog, the hardware database. Only what the files call for.
 *
 * <p>Units are enabled where the project ships a preset file (as for mkosi, {@code
 * usr/lib/systemd/system-preset/}) or the links themselves. Without either nothing is: what {@code
 * make install} copies is not running on a user's machine, too.
 *
 * @param libraries whether there are shared libraries, or folders to look for them in
 * @param users whether there are sysusers.d files
 * @param messages whether there are catalogs of journal messages
 * @param hardware whether there are hwdb.d files
 * @param units names of units to be enabled or disabled by presets; none if no preset is shipped
 */
record FinishSteps(
    boolean libraries, boolean users, boolean messages, boolean hardware, SortedSet<String> units) {
  private static final Pattern LIBRARY =
      Pattern.compile(
          "(usr/)?(local/)?lib(32|64)?/(.*/)?[^/]+\\.so(\\.[0-9.]+)?|etc/ld\\.so\\.conf.*");

  private static final Pattern USERS = Pattern.compile("(usr/lib|etc)/sysusers\\.d/[^/]+\\.conf");

  private static final Pattern MESSAGES =
      Pattern.compile("usr/lib/systemd/catalog/[^/]+\\.catalog");

  private static final Pattern HARDWARE =
      Pattern.compile("(usr/lib|etc)/udev/hwdb\\.d/[^/]+\\.hwdb");

  private static final Pattern PRESET =
      Pattern.compile("(usr/lib|etc)/systemd/system-preset/[^/]+\\.preset");

  private static final Pattern UNIT =
      Pattern.compile(
          "(?:usr/lib|usr/local/lib|etc)/systemd/system/"
              + "([^/]+\\.(?:service|socket|timer|path|target|mount|automount|slice|swap))");

  /** Looks through the layers that the project makes. */
  static FinishSteps of(List<Path> trees) throws IOException {
    var names = new TreeSet<String>();
    for (Path tree : trees) {
      addNames(tree, names);
    }
    return ofNames(names);
  }

  private static void addNames(Path tree, SortedSet<String> names) throws IOException {
    try (Stream<Path> walk = Files.walk(tree)) {
      walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .forEach(path -> names.add(tree.relativize(path).toString()));
    }
  }

  /**
   * @param names of files, relative to the root
   */
  static FinishSteps ofNames(SortedSet<String> names) {
    var units = new TreeSet<String>();
    if (any(names, PRESET)) {
      names.stream()
          .map(UNIT::matcher)
          .filter(m -> m.matches())
          .forEach(m -> units.add(m.group(1)));
    }
    return new FinishSteps(
        any(names, LIBRARY), any(names, USERS), any(names, MESSAGES), any(names, HARDWARE), units);
  }

  private static boolean any(SortedSet<String> names, Pattern pattern) {
    return names.stream().anyMatch(name -> pattern.matcher(name).matches());
  }

  boolean isEmpty() {
    return equals(new FinishSteps(false, false, false, false, new TreeSet<>()));
  }

  /** The shell script that does it with the image's own tools. */
  String script() {
    var lines = new ArrayList<>(List.of("exec 2>&1", "set -e"));
    if (users) {
      lines.add("systemd-sysusers");
    }
    if (!units.isEmpty()) {
      lines.add(
          "systemctl --root=/ preset "
              + String.join(" ", units.stream().map(ShellText::quote).toList()));
    }
    if (libraries) {
      lines.add("ldconfig");
      lines.add("rm -f /var/cache/ldconfig/aux-cache");
    }
    if (messages) {
      lines.add("journalctl --update-catalog");
    }
    if (hardware) { // a container has no use for it, and often not the tool
      lines.add("if command -v systemd-hwdb; then systemd-hwdb update; fi");
    }
    return String.join("\n", lines) + "\n";
  }
}
