package org.distromatrix.image;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.Trees;

/** The cache as one who tidies it sees it. */
final class CachedImageStore implements ImageStore {
  private final ImagePaths paths;
  private final ImageLocks locks;

  CachedImageStore(ImagePaths paths, ImageLocks locks) {
    this.paths = paths;
    this.locks = locks;
  }

  @Override
  public List<ImageEntry> list() {
    try {
      var entries = new ArrayList<ImageEntry>();
      for (Path folder : paths.folders()) {
        if (!ImagePaths.isLeftover(folder)) {
          entries.add(entry(folder));
        }
      }
      entries.sort(Comparator.comparing(ImageEntry::used).reversed());
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImageEntry entry(Path folder) throws IOException {
    ImageRecord record = ImageRecord.read(folder.resolve(ImagePaths.RECORD));
    Instant used = Files.getLastModifiedTime(folder.resolve(ImagePaths.USED)).toInstant();
    Optional<HeldLock> free = locks.tryRemove(record.key());
    free.ifPresent(HeldLock::close);
    return new ImageEntry(
        record.key(),
        record.kind(),
        record.distro(),
        folder,
        record.bytes(),
        record.created(),
        used,
        record.mirror(),
        free.isEmpty());
  }

  @Override
  public List<ImageEntry> remove(String key) {
    ImageEntry entry = find(key);
    var all = new ArrayList<>(layersOn(entry.key()));
    all.add(entry);
    // all or nothing, save where a run takes one of them up just now
    if (all.stream().anyMatch(ImageEntry::inUse) || !all.stream().allMatch(this::removed)) {
      throw MatrixException.infrastructure(
              "Cannot remove image %s of %s: a run uses it".formatted(key, entry.distro()))
          .withHint("Try again when the run has ended");
    }
    return all;
  }

  private List<ImageEntry> layersOn(String key) {
    return list().stream()
        .filter(entry -> entry.kind() == ImageEntry.Kind.PACKAGES)
        .filter(entry -> isOn(key, entry))
        .toList();
  }

  private static boolean isOn(String key, ImageEntry layer) {
    try {
      Map<String, String> inputs =
          ImageRecord.read(layer.folder().resolve(ImagePaths.RECORD)).inputs();
      return Stream.of("base", "below")
          .anyMatch(input -> inputs.getOrDefault(input, "").contains(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImageEntry find(String key) {
    List<ImageEntry> found = list().stream().filter(entry -> entry.key().startsWith(key)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw MatrixException.usage(
            "Cannot find image '%s': %s"
                .formatted(key, found.isEmpty() ? "no key begins so" : "several keys begin so"))
        .withHint("matrix images ls shows all keys");
  }

  /** False if someone uses it. */
  private boolean removed(ImageEntry entry) {
    Optional<HeldLock> exclusive = locks.tryRemove(entry.key());
    if (exclusive.isEmpty()) {
      return false;
    }
    try (HeldLock unused = exclusive.get()) {
      Path beside = ImagePaths.removed(entry.folder());
      Files.move(entry.folder(), beside, StandardCopyOption.ATOMIC_MOVE);
      Trees.delete(beside);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<ImageEntry> prune(long maxBytes, Duration maxAge) {
    deleteLeftovers();
    Instant oldest = Instant.now().minus(maxAge);
    deleteDownloads(oldest);
    var removed = new ArrayList<ImageEntry>();
    long kept = 0;
    for (ImageEntry entry : list()) {
      kept += entry.bytes();
      if ((kept > maxBytes || entry.used().isBefore(oldest)) && removed(entry)) {
        kept -= entry.bytes();
        removed.add(entry);
      }
    }
    return removed;
  }

  /** A builder has links of its own to the packages it works with: any may go at any time. */
  private void deleteDownloads(Instant oldest) {
    try {
      for (Path manager : ImagePaths.children(paths.downloads())) {
        for (Path domain : ImagePaths.children(manager)) {
          deleteOlder(domain, oldest);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteOlder(Path folder, Instant oldest) throws IOException {
    for (Path file : ImagePaths.children(folder)) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** A leftover whose key nobody builds now belongs to a builder that died. */
  private void deleteLeftovers() {
    try {
      for (Path folder : paths.folders()) {
        if (ImagePaths.isLeftover(folder)) {
          Optional<HeldLock> lock = locks.tryBuild(ImagePaths.keyOf(folder));
          if (lock.isPresent()) {
            try (HeldLock unused = lock.get()) {
              Trees.delete(folder);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> verify(String key, boolean deep) {
    Path folder = find(key).folder();
    try {
      TreeManifest written = TreeManifest.read(folder.resolve(ImagePaths.MANIFEST));
      Path tree = folder.resolve("tree");
      return written.differences(
          deep ? TreeManifest.ofContent(tree) : TreeManifest.ofMetadata(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<InputChange> why(String distro) {
    try {
      var records = new ArrayList<ImageRecord>();
      for (Path file : ImagePaths.children(paths.history(distro))) {
        records.add(ImageRecord.read(file));
      }
      records.sort(Comparator.comparing(ImageRecord::created).reversed());
      return records.size() < 2 ? List.of() : InputChange.between(records.get(1), records.get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
