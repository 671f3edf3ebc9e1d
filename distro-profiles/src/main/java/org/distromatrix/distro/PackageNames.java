package org.distromatrix.distro;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.distromatrix.document.DocumentReader;
import org.distromatrix.document.Rest;

/**
 * Well-known names of development packages, and what each family of distributions calls them. The
 * table is {@code names.yaml}:
 *
 * <pre>
 * zlib-devel: { debian: zlib1g-dev, arch: zlib }
 * pkg-config: { debian/bullseye: pkg-config, debian: pkgconf, rpm: pkgconf-pkg-config }
 * </pre>
 */
public final class PackageNames {
  private static final String TABLE = "names.yaml";

  /** Families that share most names; the table may name them together. */
  private static final Set<String> RPM_FAMILIES = Set.of("fedora", "el", "suse");

  /** Lines of the table by name, as text: a run asks for a few of many. */
  private final Map<String, String> lines;

  private final Map<String, Map<String, List<String>>> read = new ConcurrentHashMap<>();
  private final DocumentReader reader = new DocumentReader();

  private record Table(@Rest Map<String, Map<String, List<String>>> names) {}

  private PackageNames(Map<String, String> lines) {
    this.lines = lines;
  }

  /** The table that comes with the program. Each entry is one line of it. */
  public static PackageNames standard() {
    var lines = new LinkedHashMap<String, String>();
    for (String line : new String(content(), StandardCharsets.UTF_8).split("\n", -1)) {
      int colon = line.indexOf(": ");
      if (colon > 0 && line.charAt(0) != '#') {
        lines.put(line.substring(0, colon), line);
      }
    }
    return new PackageNames(lines);
  }

  private static byte[] content() {
    try (InputStream in = PackageNames.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("Cannot read " + TABLE + ": not in the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All well-known names. */
  public Set<String> known() {
    return Collections.unmodifiableSet(lines.keySet());
  }

  /**
   * The native packages that a name stands for.
   *
   * @param family key of the table: {@code debian}, {@code fedora}, {@code el}, {@code suse},
   *     {@code arch}
   * @param release codename of the release, or its version where it has none
   * @param name a well-known name, or a native one, which is returned as it is
   * @return usually one; several where the family cuts its packages otherwise
   */
  public List<String> resolve(String family, String release, String name) {
    Map<String, List<String>> natives = natives(name);
    for (String key : List.of(family + "/" + release, family, group(family))) {
      if (natives.containsKey(key)) {
        return natives.get(key);
      }
    }
    return List.of(name);
  }

  /** The native packages that a name stands for in a distribution. */
  public List<String> resolve(ResolvedDistro distro, String name) {
    String release = distro.codename().isEmpty() ? distro.version() : distro.codename();
    return resolve(distro.family(), release, name);
  }

  private Map<String, List<String>> natives(String name) {
    String line = lines.get(name);
    return line == null ? Map.of() : read.computeIfAbsent(name, wanted -> parse(wanted, line));
  }

  private Map<String, List<String>> parse(String name, String line) {
    var result = reader.read(Path.of(TABLE), line.getBytes(StandardCharsets.UTF_8), Table.class);
    if (!result.ok()) {
      throw new IllegalStateException(
          "Cannot read '" + name + "' in " + TABLE + ": " + result.problems());
    }
    return result.value().orElseThrow().names().getOrDefault(name, Map.of());
  }

  private static String group(String family) {
    return RPM_FAMILIES.contains(family) ? "rpm" : family;
  }
}
