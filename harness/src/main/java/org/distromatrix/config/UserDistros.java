package org.distromatrix.config;

import java.nio.file.Path;
import java.time.LocalDate;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.failure.MatrixException;

/** The distributions that a project can name: those of the program, and its own. */
public final class UserDistros {
  /** The folder beside matrix.yaml that holds a user's own profiles. */
  public static final String FOLDER = "distros";

  private UserDistros() {}

  /**
   * The catalog of a project.
   *
   * @param today the day that support dates are compared with
   * @throws MatrixException (usage) that tells every problem of the user's profiles
   */
  public static ProfileCatalog of(Path projectFolder, LocalDate today) {
    Path folder = projectFolder.resolve(FOLDER);
    ProfileCatalog catalog = ProfileCatalog.with(folder, today);
    if (!catalog.problems().isEmpty()) {
      throw ProblemReport.of(
          FOLDER + "/*.yaml", catalog.problems(), file -> catalog.texts().getOrDefault(file, ""));
    }
    return catalog;
  }
}
