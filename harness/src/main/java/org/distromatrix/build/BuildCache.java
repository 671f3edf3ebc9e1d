package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.build.BuildCacheEntry.Kind;
import org.distromatrix.command.Commands;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.DiskUse;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.host.Trees;

/** What builds keep in the cache, as one who tidies it sees it. */
public final class BuildCache {
  private final Places places;
  private final Commands commands;
  private final HostLocks locks;

  public BuildCache(Places places, Commands commands, HostLocks locks) {
    this.places = places;
    this.commands = commands;
    this.locks = locks;
  }

  /** Everything, the most recently used first. */
  public List<BuildCacheEntry> list() {
    try {
      var entries = new ArrayList<BuildCacheEntry>();
      for (Kind kind : Kind.values()) {
        List<Path> folders = folders(kind);
        Map<Path, Long> bytes = new DiskUse(commands).bytes(folders);
        for (Path folder : folders) {
          entries.add(entry(kind, folder, bytes.getOrDefault(folder, 0L)));
        }
      }
      entries.sort(Comparator.comparing(BuildCacheEntry::used).reversed());
      return entries;
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  /**
   * Removes the least recently used entries until both limits are kept; never what a live run uses.
   *
   * @param maxBytes limit for all entries together
   * @param maxAge limit of the time since an entry was last used
   * @return what was removed
   */
  public List<BuildCacheEntry> prune(long maxBytes, Duration maxAge) {
    Instant oldest = Instant.now().minus(maxAge);
    var removed = new ArrayList<BuildCacheEntry>();
    long kept = 0;
    for (BuildCacheEntry entry : list()) {
      kept += entry.bytes();
      if ((kept > maxBytes || entry.used().isBefore(oldest)) && remove(entry)) {
        kept -= entry.bytes();
        removed.add(entry);
      } else if (made(entry.kind()).isPresent()) {
        removeSuperseded(entry);
      }
    }
    return removed;
  }

  /**
   * Removes one entry.
   *
   * @return false if a live run uses it
   */
  public boolean remove(BuildCacheEntry entry) {
    Optional<HeldLock> alone = locks.tryExclusive(lock(entry));
    if (alone.isEmpty()) {
      return false;
    }
    try (HeldLock held = alone.get()) {
      // renamed first: nobody finds half of it
      Path beside = places.scratchFolder("removed-" + System.nanoTime());
      Files.move(entry.folder(), beside, StandardCopyOption.ATOMIC_MOVE);
      Trees.delete(beside);
      return true;
    } catch (IOException e) {
      throw failure("clean", e);
    }
  }

  /** Removes layers that were made anew since, unless someone may still use one. */
  private void removeSuperseded(BuildCacheEntry entry) {
    Optional<HeldLock> alone = locks.tryExclusive(lock(entry));
    if (alone.isEmpty()) {
      return;
    }
    try (HeldLock held = alone.get();
        Stream<Path> makings = Files.list(entry.folder())) {
      Path current = entry.folder().resolve(MadeCache.CURRENT);
      Optional<Path> kept =
          Files.exists(current) ? Optional.of(current.toRealPath()) : Optional.empty();
      for (Path making : makings.filter(Files::isDirectory).toList()) {
        if (!Optional.of(making.toRealPath()).equals(kept)) {
          Trees.delete(making);
        }
      }
    } catch (IOException e) {
      throw failure("clean", e);
    }
  }

  private static String lock(BuildCacheEntry entry) {
    return switch (entry.kind()) {
      case SOURCE -> BuildHolds.inUse(SourceSnapshots.LOCK + entry.name());
      case LAYER, DISK, STATE ->
          BuildHolds.inUse(made(entry.kind()).orElseThrow().lock() + entry.name());
      case BUILD_FOLDER -> BuildFolders.LOCK + entry.name();
    };
  }

  private static Optional<MadeCache.Kind> made(Kind kind) {
    return switch (kind) {
      case LAYER -> Optional.of(MadeCache.Kind.LAYER);
      case DISK -> Optional.of(MadeCache.Kind.DISK);
      case STATE -> Optional.of(MadeCache.Kind.STATE);
      case SOURCE, BUILD_FOLDER -> Optional.empty();
    };
  }

  private List<Path> folders(Kind kind) throws IOException {
    Path all =
        places
            .cache()
            .resolve(
                switch (kind) {
                  case SOURCE -> SourceSnapshots.FOLDER;
                  case LAYER, DISK, STATE -> made(kind).orElseThrow().folder();
                  case BUILD_FOLDER -> BuildFolders.FOLDER;
                });
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(all)) {
      return folders.filter(folder -> !folder.endsWith(SourceSnapshots.INDEXES)).sorted().toList();
    }
  }

  private static BuildCacheEntry entry(Kind kind, Path folder, long bytes) throws IOException {
    Path used = made(kind).isPresent() ? folder.resolve(MadeCache.USED) : folder;
    return new BuildCacheEntry(
        kind,
        String.valueOf(folder.getFileName()),
        folder,
        bytes,
        Files.getLastModifiedTime(used).toInstant());
  }

  private MatrixException failure(String verb, IOException e) {
    return MatrixException.infrastructure(
            "Cannot %s the cache \"%s\": %s".formatted(verb, places.cache(), IoCause.of(e)))
        .withHint("MATRIX_CACHE puts it elsewhere")
        .causedBy(e);
  }
}
