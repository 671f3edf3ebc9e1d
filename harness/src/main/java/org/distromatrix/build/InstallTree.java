package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a layer from what a script or a user put into a folder, so that stacked on an image it does
 * what copying into the image would do:
 *
 * <ul>
 *   <li>a folder {@code lib} goes where the image's link {@code lib} leads; as a layer it would
 *       replace the link and hide all that is behind it;
 *   <li>folders that the image has keep the image's owner and mode;
 *   <li>everything else keeps its mode and belongs to root;
 *   <li>what is neither a file, a folder nor a link is left out: among devices, overlayfs would
 *       take some for deletions.
 * </ul>
 */
final class InstallTree {
  private final LowerTrees image;
  private final Path layer;
  private final Placement placement;
  private final List<String> leftOut = new ArrayList<>();

  /** How a file gets from the folder into the layer. */
  @FunctionalInterface
  interface Placement {
    void place(Path source, Path target) throws IOException;
  }

  /** A file or folder that would take the place of a folder or file of the image. */
  static final class Conflict extends IOException {
    private static final long serialVersionUID = 1L;

    Conflict(String message) {
      super(message);
    }
  }

  private InstallTree(LowerTrees image, Path layer, Placement placement) {
    this.image = image;
    this.layer = layer;
    this.placement = placement;
  }

  /**
   * @param folder what is installed
   * @param layer an empty folder, the new layer's root
   * @return what was left out, with a leading slash
   * @throws Conflict if the image has a folder where a file is to be, or the other way round
   */
  static List<String> make(Path folder, LowerTrees image, Path layer, Placement placement)
      throws IOException {
    var tree = new InstallTree(image, layer, placement);
    Files.walkFileTree(folder, tree.new Walk(folder));
    return tree.leftOut;
  }

  private final class Walk extends SimpleFileVisitor<Path> {
    private final Path top;

    Walk(Path top) {
      this.top = top;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      String name = image.resolve(top.relativize(folder).toString());
      Optional<Path> below = image.find(name);
      if (below.isPresent() && !isFolder(below.get())) {
        throw new Conflict(
            "/" + name + " is a file in the image and a folder in what is installed");
      }
      makeFolder(name, below.orElse(folder));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String name = resolvedName(top.relativize(file));
      if (attributes.isOther()) {
        leftOut.add("/" + name);
        return FileVisitResult.CONTINUE;
      }
      Optional<Path> below = image.find(name);
      if (below.isPresent() && isFolder(below.get())) {
        throw new Conflict(
            "/" + name + " is a folder in the image and a file in what is installed");
      }
      Path target = layer.resolve(name);
      Files.deleteIfExists(target);
      placement.place(file, target);
      Ownership.giveToRoot(target);
      return FileVisitResult.CONTINUE;
    }
  }

  private String resolvedName(Path relative) throws IOException {
    Path parent = relative.getParent();
    String folder = parent == null ? "" : image.resolve(parent.toString());
    return folder.isEmpty() ? relative.toString() : folder + "/" + relative.getFileName();
  }

  /** Makes a folder and those above it, each like the image's, or like the model. */
  private void makeFolder(String name, Path model) throws IOException {
    Path target = layer.resolve(name);
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS) && !name.isEmpty()) {
      return;
    }
    if (!name.isEmpty()) {
      String parent = name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
      makeFolder(parent, image.find(parent).orElse(model));
      Files.createDirectory(target);
    }
    boolean ofImage = image.find(name).isPresent();
    Ownership.copy(model, target, ofImage);
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
