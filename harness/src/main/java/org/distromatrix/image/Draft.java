package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.distromatrix.host.Overlay;

/**
 * An entry of the cache while it is being made, beside its final place. Closing it deletes what was
 * not published.
 *
 * @param folder what becomes the entry
 */
record Draft(Path folder) implements AutoCloseable {
  /** An empty draft; what was in the folder before is deleted. */
  static Draft in(Path folder) throws IOException {
    Trees.delete(folder);
    Files.createDirectories(folder);
    var draft = new Draft(folder);
    for (Path part : List.of(draft.tree(), draft.work(), draft.nothing())) {
      Files.createDirectory(part);
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return draft;
  }

  /** The files that the entry will consist of. */
  Path tree() {
    return folder.resolve("tree");
  }

  /** Scratch that does not become part of the entry. */
  Path scratch(String name) {
    return work().resolve(name);
  }

  /** Bytes of what the entry will have beside its tree. */
  long bytesBeside() throws IOException {
    long bytes = 0;
    for (Path part : ImagePaths.children(folder)) {
      if (!List.of(tree(), work(), nothing()).contains(part)) {
        bytes += Files.isDirectory(part) ? Trees.bytes(part) : Files.size(part);
      }
    }
    return bytes;
  }

  /** The tree on top of others; on top of nothing if there are none. */
  Overlay over(List<Path> lower, Path overlayWork) {
    return new Overlay(lower.isEmpty() ? List.of(nothing()) : lower, tree(), overlayWork);
  }

  private Path work() {
    return folder.resolve("work");
  }

  /** An overlay needs something below: this is empty. */
  private Path nothing() {
    return folder.resolve("nothing");
  }

  /** Puts the whole entry in its place, in one step. */
  void publish(Path target) throws IOException {
    Trees.delete(work());
    Trees.delete(nothing());
    Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    Trees.delete(folder);
  }
}
