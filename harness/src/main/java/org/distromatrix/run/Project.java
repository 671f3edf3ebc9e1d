package org.distromatrix.run;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.DistroCheck;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.config.MatrixReader;
import org.distromatrix.config.SuiteSettings;
import org.distromatrix.config.UserDistros;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.event.Masker;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostArchitecture;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.Plan;
import org.distromatrix.plan.Planner;
import org.distromatrix.plan.Selected;
import org.distromatrix.plan.Selection;
import org.distromatrix.suite.ClassPath;
import org.distromatrix.suite.HostTestsLookup;

/**
 * A project's matrix, and what is selected of it.
 *
 * @param catalog the distributions there are
 * @param file the checked matrix.yaml
 * @param plan its cells
 * @param selection what is wanted
 * @param selected the cells of that
 */
public record Project(
    ProfileCatalog catalog, MatrixFile file, Plan plan, Selection selection, Selected selected) {

  /**
   * Reads and plans.
   *
   * @param patterns selection, as on the command line
   * @param boots the ways to boot all cells; empty: as matrix.yaml says
   */
  public static Project load(Path folder, List<String> patterns, List<BootKind> boots) {
    return load(folder, patterns, boots, List.of());
  }

  /**
   * The same, with more packages to run with than matrix.yaml has.
   *
   * @param boots the ways to boot all cells; empty: as matrix.yaml says
   * @param packages well-known or native names
   */
  public static Project load(
      Path folder, List<String> patterns, List<BootKind> boots, List<String> packages) {
    LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
    ProfileCatalog catalog = UserDistros.of(folder, today);
    String architecture = HostArchitecture.name();
    MatrixFile file =
        new MatrixReader(DistroCheck.of(catalog, architecture)).read(folder).needing(packages);
    Plan plan =
        boots.isEmpty()
            ? Planner.plan(file, catalog, today, architecture)
            : Planner.plan(file, catalog, today, architecture, boots);
    Selection selection = Selection.parse(patterns, plan.defaultSelection(), catalog);
    return new Project(catalog, file, plan, selection, selection.of(plan));
  }

  /** The same project with another selection. */
  public Project selecting(List<String> patterns) {
    Selection other = Selection.parse(patterns, catalog);
    return new Project(catalog, file, plan, other, other.of(plan));
  }

  /**
   * What hides the values of the declared secrets.
   *
   * @param environment of this process: has the values that the file does not
   */
  public Masker masker(Map<String, String> environment) {
    return Masker.of(
        file.secrets().stream()
            .flatMap(name -> values(name, environment).filter(value -> !value.isEmpty()))
            .toList());
  }

  /** A suite may have another value of the same name. */
  private Stream<String> values(String name, Map<String, String> environment) {
    Stream<String> suites =
        file.suites().stream().map(suite -> suite.environment().getOrDefault(name, ""));
    String general = environment.getOrDefault(name, "");
    return Stream.concat(Stream.of(file.environment().getOrDefault(name, general)), suites);
  }

  /**
   * Looks whether what is selected can be run on this host, before anything is built: the classes
   * of its suites, and who runs them.
   *
   * @throws MatrixException (usage) if something is missing
   */
  public void requireHostTests() {
    List<SuiteSettings> suites =
        file.suites().stream()
            .filter(suite -> suite.classes().isPresent() && wants(suite))
            .toList();
    suites.forEach(suite -> new ClassPath(file.folder(), suite).files());
    if (!suites.isEmpty()) {
      HostTestsLookup.find();
    }
  }

  private boolean wants(SuiteSettings suite) {
    return selected.cells().stream().anyMatch(cell -> selection.suite(cell.id(), suite.name()));
  }

  /**
   * The one cell that is selected.
   *
   * @throws MatrixException (usage) if there is none or there are several
   */
  public Cell onlyCell() {
    List<Cell> cells = selected.cells();
    if (cells.size() == 1) {
      return cells.get(0);
    }
    if (cells.isEmpty()) {
      throw MatrixException.usage(selected.nothing().orElse("Nothing is selected"));
    }
    throw MatrixException.usage(
            "Cannot choose a cell: %d are selected (%s, ...)"
                .formatted(cells.size(), cells.get(0).id()))
        .withHint("name one, as `matrix plan` lists them");
  }
}
