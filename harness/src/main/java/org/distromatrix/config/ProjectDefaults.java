package org.distromatrix.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;

/**
 * What a project has without saying so: mkosi's build scripts and extra files, by the names and in
 * the order in which mkosi 26 looks for them (its manual page, {@code BuildScripts=} and {@code
 * ExtraTrees=}).
 */
final class ProjectDefaults {
  private static final List<String> SCRIPTS = List.of("mkosi.build", "mkosi.build.chroot");
  private static final String SCRIPT_FOLDER = "mkosi.build.d";
  private static final String FILES = "mkosi.extra";

  private ProjectDefaults() {}

  /** Build scripts, relative to the folder. */
  static List<String> scripts(Path folder) {
    var found = new ArrayList<String>();
    SCRIPTS.stream().filter(name -> Files.exists(folder.resolve(name))).forEach(found::add);
    found.addAll(inFolder(folder));
    return found;
  }

  private static List<String> inFolder(Path folder) {
    Path scripts = folder.resolve(SCRIPT_FOLDER);
    if (!Files.isDirectory(scripts)) {
      return List.of();
    }
    try (var files = Files.list(scripts)) {
      return files
          .filter(file -> Files.isRegularFile(file))
          .map(file -> SCRIPT_FOLDER + "/" + file.getFileName())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw MatrixException.usage("Cannot list '" + scripts + "': " + e.getMessage()).causedBy(e);
    }
  }

  /** The folder that is copied into the cell image. */
  static Optional<String> files(Path folder) {
    return Files.isDirectory(folder.resolve(FILES)) ? Optional.of(FILES) : Optional.empty();
  }
}
