package org.distromatrix.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.config.Axis;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.config.SuiteSettings;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.Support;
import org.jspecify.annotations.Nullable;

/** Makes the cells of a matrix from its file. */
public final class Planner {
  private final MatrixFile file;
  private final PlanProblems problems = new PlanProblems();
  private final Points points;
  private final NativePackages packages;
  private final Allowances allowances;
  private final boolean chosenBoot;

  private Planner(
      MatrixFile file,
      ProfileCatalog catalog,
      LocalDate today,
      String architecture,
      boolean chosenBoot) {
    this.chosenBoot = chosenBoot;
    this.file = file;
    this.points = new Points(file, catalog, architecture, problems);
    this.packages = new NativePackages(file.packages(), catalog, problems);
    this.allowances = new Allowances(file, catalog, today);
  }

  /**
   * The cells of a matrix: distributions, boot kinds and axes in the order of the file, then what
   * {@code include} adds.
   *
   * @param today the day that {@code until} dates are compared with
   * @param architecture product name, {@code x86-64} or {@code arm64}
   * @throws org.distromatrix.failure.MatrixException (usage) with everything that cannot be planned
   */
  public static Plan plan(
      MatrixFile file, ProfileCatalog catalog, LocalDate today, String architecture) {
    return new Planner(file, catalog, today, architecture, false).plan();
  }

  /** As {@link #plan}, all cells booted in the given ways; those that cannot be are left out. */
  public static Plan plan(
      MatrixFile file,
      ProfileCatalog catalog,
      LocalDate today,
      String architecture,
      List<BootKind> boots) {
    return new Planner(file.booting(boots), catalog, today, architecture, true).plan();
  }

  private Plan plan() {
    Collection<Point> all = points.all().values();
    if (chosenBoot) {
      all.removeIf(point -> !canBoot(point));
    }
    all.forEach(this::checkBoot);
    problems.throwIfAny(file.project());
    List<Cell> cells = all.stream().map(this::cell).toList();
    warn(all);
    return new Plan(
        file.project(),
        cells,
        file.suites().stream().map(SuiteSettings::name).toList(),
        file.defaultSelection(),
        problems.warnings());
  }

  /** Tells of those that cannot: whoever selects one has to learn why it is not there. */
  private boolean canBoot(Point point) {
    boolean can = point.distro().boots().contains(point.boot().word());
    if (!can) {
      problems.warning(cannotBoot(point) + ": left out");
    }
    return can;
  }

  private void checkBoot(Point point) {
    ResolvedDistro distro = point.distro();
    String boot = point.boot().word();
    if (!distro.boots().contains(boot)) {
      problems.error(
          "%s; it can with %s".formatted(cannotBoot(point), String.join(", ", distro.boots())),
          "Exclude it: exclude: [ { distro: \"%s\", boot: %s } ]".formatted(distro.ref(), boot));
    }
  }

  private static String cannotBoot(Point point) {
    ResolvedDistro distro = point.distro();
    String boot = point.boot().word();
    String cause = boot.equals("qemu") ? ": it has no kernel for " + distro.architecture() : "";
    return "%s cannot be booted with %s%s".formatted(distro.ref(), boot, cause);
  }

  private Cell cell(Point point) {
    return new Cell(
        point.id(),
        point.distro(),
        point.boot(),
        point.axes(),
        buildAxes(point.axes()),
        packages.build(point),
        packages.run(point),
        allowances.holding(point),
        allowances.expired(point));
  }

  private Map<String, String> buildAxes(Map<String, String> axes) {
    var seen = new LinkedHashMap<>(axes);
    seen.keySet().removeIf(name -> !built(file.axes().get(name)));
    return seen;
  }

  private static boolean built(@Nullable Axis axis) {
    return axis == null || axis.build();
  }

  private void warn(Collection<Point> all) {
    allowances.warn(all, problems);
    packages
        .unused()
        .forEach(pattern -> problems.warning("packages.on '" + pattern + "' matches no cell"));
    all.forEach(point -> warnOfEnd(point.distro()));
  }

  private void warnOfEnd(ResolvedDistro distro) {
    if (distro.support() == Support.ENDED) {
      String since = distro.endOfLife().map(day -> " since " + day).orElse("");
      problems.warning(distro.ref() + " is out of support" + since);
    }
  }
}
