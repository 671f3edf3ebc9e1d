package org.distromatrix.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distromatrix.document.Position;

/** Checks of files that matrix.yaml names. */
final class PathChecks {
  private static final String OR_SKIP =
      "; to skip the cells that want it, write { path: ..., missing: skip }";

  private final Path folder;
  private final Problems problems;

  PathChecks(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  List<String> defaultScripts() {
    return ProjectDefaults.scripts(folder);
  }

  void script(String name, Position at) {
    var file = inside(name, at);
    if (file.isEmpty()) {
      return;
    }
    if (Files.isDirectory(file.get())) {
      problems.add(at, "build script '" + name + "' is a folder; expected an executable file");
    } else if (!Files.exists(file.get())) {
      problems.add(at, "there is no build script '" + name + "'" + nearest(file.get()));
    } else if (!Files.isExecutable(file.get())) {
      problems.add(at, "build script '" + name + "' is not executable; run: chmod +x " + name);
    }
  }

  /** A file that may lie outside of the project: it belongs to the user's machine. */
  void file(String name, Position at) {
    try {
      var file = folder.resolve(name).normalize();
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        problems.add(at, "there is no readable file '" + name + "'" + nearest(file));
      }
    } catch (InvalidPathException e) {
      problems.add(at, "'" + name + "' is no path: " + e.getReason());
    }
  }

  void folder(String name, Position at) {
    var path = inside(name, at);
    if (path.isPresent() && !Files.isDirectory(path.get())) {
      String what = Files.exists(path.get()) ? "is a file" : "does not exist";
      problems.add(at, "'" + name + "' " + what + "; expected a folder with files for the image");
    }
  }

  /** A folder that may lie outside of the project, and may be missing where the user says so. */
  void entitlement(String name, Position at, boolean optional) {
    try {
      var path = folder.resolve(name).normalize();
      if (!Files.exists(path) && !optional) {
        String near = nearest(path);
        problems.add(at, "there is no folder '" + name + "'" + (near.isEmpty() ? OR_SKIP : near));
      } else if (Files.exists(path) && !Files.isDirectory(path)) {
        problems.add(at, "'" + name + "' is a file; expected the folder of an entitlement");
      } else if (Files.exists(path) && !Files.isReadable(path)) {
        problems.add(at, "folder '" + name + "' cannot be read by this user");
      }
    } catch (InvalidPathException e) {
      problems.add(at, "'" + name + "' is no path: " + e.getReason());
    }
  }

  private Optional<Path> inside(String name, Position at) {
    try {
      var path = folder.resolve(name).normalize();
      if (!Path.of(name).isAbsolute() && path.startsWith(folder) && !path.equals(folder)) {
        return Optional.of(path);
      }
    } catch (InvalidPathException e) {
      problems.add(at, "'" + name + "' is no path: " + e.getReason());
      return Optional.empty();
    }
    problems.add(at, "'" + name + "': expected a path inside the project's folder");
    return Optional.empty();
  }

  private String nearest(Path file) {
    return NeighbourFiles.of(file)
        .map(near -> "; did you mean '" + folder.relativize(near) + "'?")
        .orElse("");
  }
}
