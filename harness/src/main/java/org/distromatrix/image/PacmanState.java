package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.distromatrix.host.Trees;

/**
 * What an image of pacman's was made from, kept beside its tree so that layers on top see the same
 * state of the mirror.
 *
 * <pre>
 * pacman/pacman.conf  repositories
 * pacman/keys/        who may sign
 * pacman/sync/        package databases and their signatures
 * pacman/packages     what is in them, as pacman lists it
 * pacman/domain       name of the shared downloads
 * pacman/mirror       the mirrors' addresses, for messages
 * </pre>
 *
 * @param folder {@code images/KEY/pacman} or {@code layers/KEY/pacman}
 */
record PacmanState(Path folder) {
  /** Folder of a base image or layer that holds it. */
  static final String NAME = "pacman";

  static PacmanState of(BaseImage base) {
    return new PacmanState(base.folder().resolve(NAME));
  }

  /** The state that a layer was made from; a base image's own for the base layer. */
  static PacmanState of(Layer layer) {
    return new PacmanState(layer.tree().resolveSibling(NAME));
  }

  static PacmanState of(Draft draft) {
    return new PacmanState(draft.folder().resolve(NAME));
  }

  Path configuration() {
    return folder.resolve("pacman.conf");
  }

  Path keys() {
    return folder.resolve("keys");
  }

  /** The folder of package databases. */
  Path sync() {
    return folder.resolve("sync");
  }

  Path packages() {
    return folder.resolve("packages");
  }

  Path domain() {
    return folder.resolve("domain");
  }

  Path mirror() {
    return folder.resolve("mirror");
  }

  boolean exists() {
    return Files.exists(packages());
  }

  /** Takes the databases out of a tree. */
  void adopt(Path tree) throws IOException {
    Path databases = tree.resolve(PacmanCommand.DATABASE).resolve("sync");
    Path sync = Files.createDirectories(sync());
    for (Path file : ImagePaths.children(databases)) {
      Files.copy(file, sync.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    Trees.delete(databases);
  }

  /** Puts the databases into a tree that is about to be mounted. */
  void lend(Path tree) throws IOException {
    Path databases = Trees.folder(tree, PacmanCommand.DATABASE + "/sync");
    for (Path file : ImagePaths.children(sync())) {
      Files.copy(
          file,
          databases.resolve(file.getFileName()),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** The repository of each package, by "name version". */
  Map<String, String> origins() throws IOException {
    var origins = new TreeMap<String, String>();
    for (String[] fields : listed()) {
      origins.putIfAbsent(fields[1] + " " + fields[2], fields[0]);
    }
    return origins;
  }

  /** Names of all packages. */
  List<String> names() throws IOException {
    return listed().stream().map(fields -> fields[1]).distinct().toList();
  }

  private List<String[]> listed() throws IOException {
    try (Stream<String> lines = Files.lines(packages())) {
      return lines.map(line -> line.split(" ", -1)).filter(fields -> fields.length >= 3).toList();
    }
  }
}
