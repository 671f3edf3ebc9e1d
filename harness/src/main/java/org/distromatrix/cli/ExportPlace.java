package org.distromatrix.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.FolderNames;

/** Where exported images lie: never in a project's source, where builds would see them. */
final class ExportPlace {
  private ExportPlace() {}

  /**
   * The file where the user names none, in a folder that is made.
   *
   * @param cell its id
   */
  static Path standard(MatrixFile file, String cell, String ending) {
    Path folder = ours(file).resolve("exports");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot make folder '%s': %s".formatted(folder, e.getMessage()))
          .withHint("--output names another place")
          .causedBy(e);
    }
    return folder.resolve(new FolderNames().of(file.project() + "-" + cell) + ending);
  }

  /** What to tell whoever chose a place in the source. */
  static Optional<String> warning(MatrixFile file, Path output) {
    boolean inSource = output.startsWith(file.folder()) && !output.startsWith(ours(file));
    return inSource
        ? Optional.of(
            "warning: it lies in the project: unless git ignores it, the next build gets it as a part"
                + " of the source")
        : Optional.empty();
  }

  private static Path ours(MatrixFile file) {
    return file.folder().resolve(".matrix");
  }
}
