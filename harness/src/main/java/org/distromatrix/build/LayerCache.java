package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.Places;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Obtained;

/**
 * The layers that builds made:
 *
 * <pre>
 * built/KEY/current       a link to the newest making, relative
 * built/KEY/used          its time says when it was last asked for
 * built/KEY/MAKING/tree   the layer
 * built/KEY/MAKING/...    what else its maker left
 * </pre>
 *
 * A layer that is made anew under its key does not disturb those who still use the old one.
 */
final class LayerCache {
  /** Begins the names of the locks of layers. */
  static final String LOCK = "built-";

  static final String FOLDER = "built";

  static final String CURRENT = "current";
  static final String USED = "used";

  private final Places places;
  private final Path folder;
  private final Commands commands;
  private final BuildHolds locks;

  LayerCache(Places places, Commands commands, BuildHolds locks) {
    this.places = places;
    this.folder = places.cache().resolve(FOLDER);
    this.commands = commands;
    this.locks = locks;
  }

  /**
   * The entry of a key, made now if it is not there.
   *
   * @param what the layer in words, for those who wait
   * @param anew true: make it even if it is there
   * @param making fills a folder, in which {@code tree} is there and empty
   */
  Obtained<Path> obtain(
      String key, String what, boolean anew, Consumer<String> waiting, NewFolder.Filling making)
      throws IOException {
    Optional<Path> there = anew ? Optional.empty() : find(key);
    if (there.isPresent()) {
      return new Obtained<>(there.get(), true);
    }
    Instant asked = Instant.now();
    try (HeldLock held = locks.alone(LOCK + key, what, waiting)) {
      Optional<Path> meanwhile = find(key).filter(entry -> !anew || isNewer(entry, asked));
      if (meanwhile.isPresent()) {
        return new Obtained<>(meanwhile.get(), true);
      }
      return new Obtained<>(make(key, making), false);
    }
  }

  private static boolean isNewer(Path entry, Instant than) {
    try {
      return Files.getLastModifiedTime(entry).toInstant().isAfter(than);
    } catch (IOException e) {
      return false; // it went away again: then it has to be made
    }
  }

  private Optional<Path> find(String key) throws IOException {
    Path current = folder.resolve(key).resolve(CURRENT);
    locks.use(LOCK + key); // first, or it may be removed after we have looked
    if (!Files.isDirectory(current)) {
      return Optional.empty();
    }
    Files.setLastModifiedTime(folder.resolve(key).resolve(USED), FileTime.from(Instant.now()));
    return Optional.of(current.toRealPath());
  }

  private Path make(String key, NewFolder.Filling making) throws IOException {
    Path draft = places.scratchFolder("layer-" + key.substring(0, 16));
    Trees.delete(draft);
    try {
      OwnFolders.make(draft.resolve("tree"));
      making.fill(draft);
      commands.run(Command.of("sync", "--file-system", draft.toString()));
      return publish(draft, folder.resolve(key));
    } finally {
      Trees.delete(draft);
    }
  }

  private static Path publish(Path draft, Path entry) throws IOException {
    Files.createDirectories(entry);
    Path used = entry.resolve(USED);
    if (!Files.exists(used)) {
      Files.createFile(used);
    }
    String making = Long.toString(System.currentTimeMillis());
    Path target = entry.resolve(making);
    Files.setLastModifiedTime(draft, FileTime.from(Instant.now()));
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    Path link = entry.resolve("new-" + CURRENT);
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(link);
    }
    Files.createSymbolicLink(link, Path.of(making));
    Files.move(link, entry.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
    return target;
  }
}
