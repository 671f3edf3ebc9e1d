package org.distromatrix.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * What a tree consists of, one line per file: path, type and mode, owner, and for files their size
 * and a checksum of the content, for links their target. It finds damage (a full disk, a lost
 * write, a stray hand), not attackers: who can write the tree can write this too. Times are left
 * out, as overlayfs and backups change them.
 */
final class TreeManifest {
  private static final String NO_CHECKSUM = "-";
  private static final String TAB = "\t";

  /** Path below the tree to everything else of its line. */
  private final SortedMap<String, String> lines;

  private TreeManifest(SortedMap<String, String> lines) {
    this.lines = lines;
  }

  /** Reads a tree with all its content. */
  static TreeManifest ofContent(Path tree) throws IOException {
    return of(tree, true);
  }

  /** Reads names, types, modes, owners, sizes and link targets of a tree, but no content. */
  static TreeManifest ofMetadata(Path tree) throws IOException {
    return of(tree, false);
  }

  private static TreeManifest of(Path tree, boolean content) throws IOException {
    var lines = new ConcurrentSkipListMap<String, String>();
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(tree)) {
      paths = walk.toList();
    }
    try {
      paths.parallelStream().forEach(path -> lines.put(name(tree, path), describe(path, content)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new TreeManifest(lines);
  }

  static TreeManifest read(Path file) throws IOException {
    var lines = new TreeMap<String, String>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      int tab = line.indexOf(TAB);
      lines.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return new TreeManifest(lines);
  }

  void write(Path file) throws IOException {
    Files.write(
        file,
        lines.entrySet().stream().map(line -> line.getKey() + TAB + line.getValue()).toList(),
        StandardCharsets.UTF_8);
  }

  /** Size of all files together, each name counted. */
  long bytes() {
    return lines.values().stream()
        .map(line -> line.split(TAB, -1))
        .filter(fields -> fields.length == 4)
        .mapToLong(fields -> Long.parseLong(fields[2]))
        .sum();
  }

  /** What is not as this manifest says, one line each, in the order of paths. */
  List<String> differences(TreeManifest now) {
    var found = new ArrayList<String>();
    for (Map.Entry<String, String> line : lines.entrySet()) {
      String other = now.lines.get(line.getKey());
      if (other == null) {
        found.add("missing: " + line.getKey());
      } else if (!same(line.getValue(), other)) {
        found.add("changed: " + line.getKey());
      }
    }
    now.lines.keySet().stream()
        .filter(path -> !lines.containsKey(path))
        .forEach(path -> found.add("added: " + path));
    return found;
  }

  /** Equal, or equal but for a checksum that one of them lacks. */
  private static boolean same(String one, String other) {
    if (one.endsWith(TAB + NO_CHECKSUM) || other.endsWith(TAB + NO_CHECKSUM)) {
      return head(one).equals(head(other));
    }
    return one.equals(other);
  }

  private static String head(String line) {
    return line.substring(0, line.lastIndexOf(TAB));
  }

  private static String name(Path tree, Path path) {
    String name = tree.relativize(path).toString();
    return name.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  private static String describe(Path path, boolean content) {
    try {
      Map<String, Object> attributes =
          Files.readAttributes(path, "unix:mode,uid,gid,size", LinkOption.NOFOLLOW_LINKS);
      String head =
          "%o\t%s:%s"
              .formatted(
                  (Integer) attributes.get("mode"), attributes.get("uid"), attributes.get("gid"));
      if (Files.isSymbolicLink(path)) {
        return head + TAB + Files.readSymbolicLink(path);
      }
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        return head;
      }
      return head + TAB + attributes.get("size") + TAB + (content ? checksum(path) : NO_CHECKSUM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String checksum(Path file) throws IOException {
    var crc = new CRC32C();
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    }
    return Long.toHexString(crc.getValue());
  }
}
