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
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Obtained;

/**
 * What was made of images and projects, each under the hash of all that went into it:
 *
 * <pre>
 * built/KEY/current       a link to the newest making, relative
 * built/KEY/used          its time says when it was last asked for
 * built/KEY/MAKING/...    what its maker left; a layer is the folder {@code tree}, made before
 * </pre>
 *
 * What is made anew under its key does not disturb those who still use the old one.
 */
public final class MadeCache implements AutoCloseable {
  static final String CURRENT = "current";
  static final String USED = "used";

  /** What is made, each kind in a folder of its own. */
  public enum Kind {
    /** What a project installed, its extra files, or what was made of them. */
    LAYER("built"),
    /** The disk of a machine, with its kernel. */
    DISK("disks"),
    /** The state of a machine after its first boot. */
    STATE("states");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }

    /** Below the cache. */
    String folder() {
      return folder;
    }

    /** Begins the names of the locks of this kind. */
    String lock() {
      return folder + "-";
    }
  }

  /** Fills a new, empty folder. */
  @FunctionalInterface
  public interface Making {
    /** Writes everything into the folder. */
    void fill(Path folder) throws IOException;
  }

  private final Kind kind;
  private final Places places;
  private final Path folder;
  private final Commands commands;
  private final BuildHolds locks;

  /**
   * @param locks what was obtained is kept from being removed until this is closed
   */
  public MadeCache(Kind kind, Places places, Commands commands, HostLocks locks) {
    this(kind, places, commands, new BuildHolds(locks));
  }

  MadeCache(Kind kind, Places places, Commands commands, BuildHolds locks) {
    this.kind = kind;
    this.places = places;
    this.folder = places.cache().resolve(kind.folder());
    this.commands = commands;
    this.locks = locks;
  }

  /**
   * The entry of a key, made now if it is not there.
   *
   * @param what the entry in words, for those who wait
   * @param anew true: make it even if it is there
   */
  public Obtained<Path> obtain(
      String key, String what, boolean anew, Consumer<String> waiting, Making making)
      throws IOException {
    Optional<Path> there = anew ? Optional.empty() : find(key);
    if (there.isPresent()) {
      return new Obtained<>(there.get(), true);
    }
    Instant asked = Instant.now();
    try (HeldLock held = locks.alone(kind.lock() + key, what, waiting)) {
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
    locks.use(kind.lock() + key); // first, or it may be removed after we have looked
    if (!Files.isDirectory(current)) {
      return Optional.empty();
    }
    Files.setLastModifiedTime(folder.resolve(key).resolve(USED), FileTime.from(Instant.now()));
    return Optional.of(current.toRealPath());
  }

  private Path make(String key, Making making) throws IOException {
    Path draft = places.scratchFolder(kind.lock() + key.substring(0, 16));
    Trees.delete(draft);
    try {
      OwnFolders.make(kind == Kind.LAYER ? draft.resolve("tree") : draft);
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

  /** Removes an entry that proved to be of no use, unless another run uses it. */
  public void discard(String key, Path entry) throws IOException {
    Path current = folder.resolve(key).resolve(CURRENT);
    if (Files.isDirectory(current) && current.toRealPath().equals(entry)) {
      Files.delete(current);
    }
  }

  /** What was obtained may be removed from now on. */
  @Override
  public void close() {
    locks.close();
  }
}
