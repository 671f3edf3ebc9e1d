package org.distromatrix.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where images lie below the cache folder:
 *
 * <pre>
 * images/KEY/tree           a base image's files
 * images/KEY/image.json     its inputs and facts
 * images/KEY/manifest.tsv   what the tree consists of
 * images/KEY/packages.tsv   its exact package list
 * images/KEY/apt/           package lists and sources of the moment it was made
 * images/KEY/rpm/           for the rpm family, repositories and metadata of that moment
 * images/KEY.partial-PID/   one that is being made
 * layers/KEY/               the same for package layers
 * current/INPUTS            the key of the newest image of these inputs
 * history/DISTRO/KEY.json   inputs of every image made, for comparing
 * packages/MANAGER/DOMAIN/  downloaded packages, shared by all images whose keys are the same
 * lists/INPUTS/             what distributions that have no image yet can install
 * keyrings/                 reduced to the pinned keys
 * </pre>
 */
record ImagePaths(Path cache) {
  static final String RECORD = "image.json";
  static final String MANIFEST = "manifest.tsv";
  static final String PACKAGES = "packages.tsv";

  /** Changes its modification time whenever the entry is asked for. */
  static final String USED = "used";

  private static final String PARTIAL = ".partial-";
  private static final String REMOVED = ".removed-";

  Path folder(ImageEntry.Kind kind, String key) {
    return all(kind).resolve(key);
  }

  /** The folder of all entries of a kind. */
  Path all(ImageEntry.Kind kind) {
    return switch (kind) {
      case BASE -> cache.resolve("images");
      case PACKAGES -> cache.resolve("layers");
    };
  }

  Path draft(ImageEntry.Kind kind, String key) {
    return folder(kind, key + PARTIAL + ProcessHandle.current().pid());
  }

  /** What an entry is renamed to before its files are deleted: no one finds half of it. */
  static Path removed(Path folder) {
    return folder.resolveSibling(
        folder.getFileName() + REMOVED + ProcessHandle.current().pid() + "-" + System.nanoTime());
  }

  static boolean isLeftover(Path folder) {
    String name = folder.getFileName().toString();
    return name.contains(PARTIAL) || name.contains(REMOVED);
  }

  /** The key that a folder is or was to be filed under. */
  static String keyOf(Path folder) {
    return folder.getFileName().toString().replaceFirst("\\..*", "");
  }

  Path history(String distro) {
    return cache.resolve("history").resolve(distro.replace(':', '_').replace('/', '_'));
  }

  Path keyrings() {
    return cache.resolve("keyrings");
  }

  Path digests() {
    return keyrings().resolve("digests");
  }

  /** Downloads of the rpm family's tools, which lay out their caches in ways of their own. */
  Path rpmPackages(String tool, String domain) {
    return downloads().resolve(tool).resolve(domain);
  }

  Path aptArchives(String domain) {
    return downloads().resolve("apt").resolve(domain);
  }

  Path pacmanDownloads(String domain) {
    return downloads().resolve("pacman").resolve(domain);
  }

  /** Holds a folder for each package manager, and those one for each set of keys. */
  Path downloads() {
    return cache.resolve("packages");
  }

  /** What is known of packages without an image of these inputs. */
  Path lists(String inputs) {
    return cache.resolve("lists").resolve(inputs);
  }

  /** The key of the newest image of some inputs. */
  Optional<String> current(String inputs) {
    Path file = cache.resolve("current").resolve(inputs);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void makeCurrent(String inputs, String key) throws IOException {
    Path folder = Files.createDirectories(cache.resolve("current"));
    Path beside = Files.createTempFile(folder, inputs, ".new");
    Files.writeString(beside, key);
    Files.move(beside, folder.resolve(inputs), StandardCopyOption.ATOMIC_MOVE);
  }

  /** All folders of images and layers, leftovers included. */
  List<Path> folders() throws IOException {
    return Stream.concat(
            children(all(ImageEntry.Kind.BASE)).stream(),
            children(all(ImageEntry.Kind.PACKAGES)).stream())
        .toList();
  }

  static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }
}
