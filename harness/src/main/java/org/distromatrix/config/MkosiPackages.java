package org.distromatrix.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The packages that a mkosi.conf names:
 *
 * <pre>
 * [Build]
 * BuildPackages=gcc
 *               make
 * [Content]
 * Packages=zlib1g, systemd
 * </pre>
 *
 * @param build {@code BuildPackages=}
 * @param run {@code Packages=}
 */
record MkosiPackages(List<String> build, List<String> run) {
  static MkosiPackages of(Path folder) {
    Path file = folder.resolve("mkosi.conf");
    if (!Files.isRegularFile(file)) {
      return new MkosiPackages(List.of(), List.of());
    }
    var lines = ProjectScan.text(file).lines().toList();
    return new MkosiPackages(values(lines, "BuildPackages"), values(lines, "Packages"));
  }

  private static List<String> values(List<String> lines, String key) {
    var values = new ArrayList<String>();
    boolean inKey = false;
    for (String line : lines) {
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      if (!Character.isWhitespace(line.charAt(0))) {
        int equals = line.indexOf('=');
        inKey = equals > 0 && line.substring(0, equals).strip().equals(key);
        line = line.substring(equals + 1);
      }
      if (inKey) {
        add(line, values);
      }
    }
    return List.copyOf(values);
  }

  private static void add(String list, List<String> values) {
    for (String value : list.split("[,\\s]+", -1)) {
      // Specifiers (%) and exclusions are mkosi's to expand
      if (!value.isEmpty() && !value.contains("%") && !value.startsWith("!")) {
        values.add(value);
      }
    }
  }
}
