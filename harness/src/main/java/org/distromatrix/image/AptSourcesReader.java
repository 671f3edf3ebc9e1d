package org.distromatrix.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what apt is configured to download from: {@code sources.list}, {@code sources.list.d} with
 * one-line entries ({@code *.list}) and deb822 stanzas ({@code *.sources}); see sources.list(5).
 */
final class AptSourcesReader {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern LINE =
      Pattern.compile("^(deb|deb-src)\\s+(?:\\[[^]]*]\\s*)?(\\S+)\\s+(\\S+)\\s*(.*)$");
  private static final Pattern FIELD = Pattern.compile("^([^\\s:]+)\\s*:\\s*(.*)$");

  private AptSourcesReader() {}

  /** All enabled entries below a folder like {@code /etc/apt}, in apt's order. */
  static List<AptSource> readFolder(Path aptFolder) {
    var all = new ArrayList<AptSource>();
    try {
      Path first = aptFolder.resolve("sources.list");
      if (Files.isReadable(first)) {
        all.addAll(lines(Files.readString(first, StandardCharsets.UTF_8)));
      }
      for (Path file : parts(aptFolder.resolve("sources.list.d"))) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        all.addAll(file.toString().endsWith(".list") ? lines(text) : stanzas(text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static List<Path> parts(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".list") || file.toString().endsWith(".sources"))
          .filter(Files::isReadable)
          .sorted()
          .toList();
    }
  }

  /** Entries of the form {@code deb [signed-by=...] http://mirror/debian trixie main contrib}. */
  static List<AptSource> lines(String text) {
    return text.lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .map(LINE::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(
            entry ->
                new AptSource(
                    List.of(entry.group(1)),
                    List.of(entry.group(2)),
                    List.of(entry.group(3)),
                    words(entry.group(4))))
        .toList();
  }

  /**
   * Stanzas of the form
   *
   * <pre>
   * Types: deb
   * URIs: http://mirror/debian
   * Suites: trixie trixie-updates
   * Components: main
   * </pre>
   */
  static List<AptSource> stanzas(String text) {
    var all = new ArrayList<AptSource>();
    for (String stanza : text.split("\\n\\s*\\n", -1)) {
      Map<String, String> fields = fields(stanza);
      if (fields.containsKey("uris") && !fields.getOrDefault("enabled", "").equals("no")) {
        all.add(
            new AptSource(
                words(fields.getOrDefault("types", "")),
                words(fields.getOrDefault("uris", "")),
                words(fields.getOrDefault("suites", "")),
                words(fields.getOrDefault("components", ""))));
      }
    }
    return all;
  }

  private static Map<String, String> fields(String stanza) {
    var fields = new LinkedHashMap<String, String>();
    String name = "";
    for (String line : stanza.lines().filter(line -> !line.startsWith("#")).toList()) {
      var field = FIELD.matcher(line);
      if (field.matches()) {
        name = field.group(1).toLowerCase(Locale.ROOT);
        fields.put(name, field.group(2).strip());
      } else if (!name.isEmpty()) {
        fields.merge(name, line.strip(), (start, more) -> start + " " + more);
      }
    }
    return fields;
  }

  private static List<String> words(String text) {
    return SPACE.splitAsStream(text.strip()).filter(word -> !word.isEmpty()).toList();
  }
}
