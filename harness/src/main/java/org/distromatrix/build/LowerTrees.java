package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.distromatrix.image.Layer;

/**
 * What overlayfs would show of a stack of layers, without mounting it. (Of folders that hide those
 * below them it does not know; Java cannot read the attribute.)
 */
public final class LowerTrees {
  /** As many links as the kernel follows. */
  private static final int MOST_LINKS = 40;

  private final List<Path> trees;

  /**
   * @param layers the topmost first
   */
  public LowerTrees(List<Layer> layers) {
    this.trees = layers.stream().map(Layer::tree).toList();
  }

  /**
   * The file that a name in the stack stands for; its last part is not followed.
   *
   * @param name relative to the root, without links in its folders
   */
  public Optional<Path> find(String name) throws IOException {
    for (Path tree : trees) {
      Path path = tree.resolve(name);
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return isWhiteout(path) ? Optional.empty() : Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /**
   * Names in a folder, sorted; none if it is not there.
   *
   * @param folder relative to the root
   */
  public SortedSet<String> list(String folder) throws IOException {
    String real = resolve(folder);
    var names = new TreeSet<String>();
    for (Path tree : trees) {
      Path path = tree.resolve(real);
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
          entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        }
      }
    }
    for (String name : List.copyOf(names)) {
      if (find(real.isEmpty() ? name : real + "/" + name).isEmpty()) {
        names.remove(name);
      }
    }
    return names;
  }

  /**
   * Where a folder really is: {@code usr/lib} for {@code lib} where /usr is merged.
   *
   * @param folder relative to the root, "" for the root; need not exist
   */
  public String resolve(String folder) throws IOException {
    return resolve("", folder, 0);
  }

  private String resolve(String start, String rest, int links) throws IOException {
    String at = start;
    for (String part : rest.split("/", -1)) {
      if (part.equals("..")) {
        at = at.contains("/") ? at.substring(0, at.lastIndexOf('/')) : "";
      } else if (!part.isEmpty() && !part.equals(".")) {
        at = step(at, part, links);
      }
    }
    return at;
  }

  private String step(String at, String part, int links) throws IOException {
    String next = at.isEmpty() ? part : at + "/" + part;
    Optional<Path> found = find(next);
    if (found.isEmpty() || !Files.isSymbolicLink(found.get())) {
      return next;
    }
    if (links >= MOST_LINKS) {
      throw new IOException("/" + next + " is a link to itself");
    }
    String target = Files.readSymbolicLink(found.get()).toString();
    return resolve(target.startsWith("/") ? "" : at, target, links + 1);
  }

  /** overlayfs keeps a deletion as a character device 0:0 (kernel documentation, overlayfs). */
  private static boolean isWhiteout(Path path) throws IOException {
    int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return (mode & 0170000) == 0020000
        && ((Number) Files.getAttribute(path, "unix:rdev", LinkOption.NOFOLLOW_LINKS)).longValue()
            == 0;
  }
}
