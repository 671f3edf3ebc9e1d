package org.distromatrix.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.PackageManagerKind;
import org.distromatrix.distro.PackageNames;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.document.NearestWord;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Places;
import org.distromatrix.host.Privileges;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Images;
import org.distromatrix.image.PackageIndex;
import org.distromatrix.plan.Cell;

/** Asks each distribution whether it has the packages that a matrix names. Builds nothing. */
public final class PackageCheck {
  private final MatrixFile file;
  private final ProfileCatalog catalog;
  private final Images images;
  private final Path log;
  private final boolean root;
  private final Consumer<String> progress;

  PackageCheck(
      MatrixFile file,
      ProfileCatalog catalog,
      Images images,
      Path log,
      boolean root,
      Consumer<String> progress) {
    this.file = file;
    this.catalog = catalog;
    this.images = images;
    this.log = log;
    this.root = root;
    this.progress = progress;
  }

  /**
   * Checks the packages of all these cells.
   *
   * @param environment this process's
   * @param progress hears which distribution is asked
   * @throws MatrixException (usage) with every name that is unknown, and the nearest one that is
   *     not; (infrastructure) if a distribution cannot be asked
   */
  public static void run(
      MatrixFile file,
      ProfileCatalog catalog,
      List<Cell> cells,
      Map<String, String> environment,
      Consumer<String> progress) {
    boolean root = Privileges.detect(environment).root();
    Places places = Places.resolve(environment, root);
    Path log = places.cache().resolve("check-packages.log");
    try (Images images = CachedImages.open(places, new LocalCommands(environment), environment)) {
      Files.createDirectories(places.cache());
      Files.deleteIfExists(log);
      new PackageCheck(file, catalog, images, log, root, progress).check(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void check(List<Cell> cells) {
    var wanted = new LinkedHashMap<DistroRef, Set<String>>();
    var first = new LinkedHashMap<DistroRef, Cell>();
    for (Cell cell : cells) {
      DistroRef ref = cell.distro().ref();
      first.putIfAbsent(ref, cell);
      Set<String> names = wanted.computeIfAbsent(ref, any -> new LinkedHashSet<>());
      names.addAll(cell.buildPackages());
      names.addAll(cell.runPackages());
    }
    var unknown = new ArrayList<String>();
    wanted.forEach(
        (ref, names) ->
            Optional.ofNullable(first.get(ref))
                .ifPresent(cell -> unknown.addAll(unknown(cell, names))));
    throwIfAny(unknown);
  }

  private List<String> unknown(Cell cell, Set<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    DistroRef ref = cell.distro().ref();
    if (!root && cell.distro().packageManager() != PackageManagerKind.APT) {
      progress.accept(
          "warning: %s is asked only when its image is built; asking it now needs root, for mounts"
              .formatted(ref));
      return List.of();
    }
    progress.accept("asking " + ref + " for " + names.size() + " packages");
    PackageIndex index = images.index(cell.distro(), context(cell));
    return index.missing(names).stream().map(name -> line(ref, name, index)).toList();
  }

  private static String line(DistroRef ref, String name, PackageIndex index) {
    return "%s has no package '%s'%s"
        .formatted(
            ref, name, near(name, index).map(word -> "; did you mean '" + word + "'?").orElse(""));
  }

  private static Optional<String> near(String name, PackageIndex index) {
    List<String> spellings = spellings(name);
    return spellings.stream()
        .filter(index.packages()::contains)
        .findFirst()
        .or(() -> wellKnown(name))
        .or(() -> nearest(spellings, index));
  }

  private static Optional<String> nearest(List<String> spellings, PackageIndex index) {
    return spellings.stream()
        .flatMap(spelling -> NearestWord.to(spelling, index.packages()).stream())
        .findFirst();
  }

  /** What Debian calls -dev is -devel to others, and part of the package itself to Arch. */
  private static List<String> spellings(String name) {
    String stem = name.replaceFirst("-dev(?:el)?$", "");
    return stem.equals(name) ? List.of(name) : List.of(stem + "-dev", stem + "-devel", stem);
  }

  /** A slip in a name that works everywhere is put right by that name. */
  private static Optional<String> wellKnown(String name) {
    return NearestWord.to(name, PackageNames.standard().known()).filter(near -> !near.equals(name));
  }

  private ImageContext context(Cell cell) {
    String id = cell.distro().ref().distro();
    return new ImageContext(
        log,
        progress,
        progress,
        file.timeouts().image(),
        false,
        Optional.ofNullable(file.mirrors().get(id)),
        Optional.ofNullable(file.keys().get(id)),
        CellStages.acceptsExpired(file, catalog, cell));
  }

  private void throwIfAny(List<String> unknown) {
    if (unknown.isEmpty()) {
      return;
    }
    String all =
        unknown.size() == 1
            ? " " + unknown.get(0)
            : unknown.stream().map(line -> "\n  " + line).reduce("", String::concat);
    throw MatrixException.usage("Cannot install the packages of '" + file.project() + "':" + all)
        .withHint("packages: on: in matrix.yaml gives a distribution names of its own");
  }
}
