package org.distromatrix.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.distromatrix.config.Allowance;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.distro.ProfileCatalog;

/** Which cells may fail on a day, and which might have failed until shortly before. */
final class Allowances {
  private final List<Allowance> all;
  private final ProfileCatalog catalog;
  private final LocalDate today;

  Allowances(MatrixFile file, ProfileCatalog catalog, LocalDate today) {
    this.all = file.allowFailure();
    this.catalog = catalog;
    this.today = today;
  }

  /** The first that holds today. */
  Optional<AllowedFailure> holding(Point point) {
    return first(point, false);
  }

  /** The first that has ended, where none holds: its end must not go unnoticed. */
  Optional<AllowedFailure> expired(Point point) {
    return holding(point).isPresent() ? Optional.empty() : first(point, true);
  }

  /** Says of which entries nobody has any use, and which have ended. */
  void warn(Iterable<Point> points, PlanProblems problems) {
    for (Allowance allowance : all) {
      var cells = new MatchedCells(allowance.match(), catalog);
      if (!holdsAny(cells, points)) {
        problems.warning("allow-failure " + cells + " matches no cell");
      } else if (ended(allowance)) {
        problems.warning(
            "allow-failure %s (%s) ended on %s: failures count again"
                .formatted(cells, allowance.reason(), allowance.until().orElseThrow()));
      }
    }
  }

  private static boolean holdsAny(MatchedCells cells, Iterable<Point> points) {
    for (Point point : points) {
      if (cells.holds(point)) {
        return true;
      }
    }
    return false;
  }

  private Optional<AllowedFailure> first(Point point, boolean ended) {
    return all.stream()
        .filter(allowance -> ended(allowance) == ended)
        .filter(allowance -> new MatchedCells(allowance.match(), catalog).holds(point))
        .map(allowance -> new AllowedFailure(allowance.reason(), allowance.until()))
        .findFirst();
  }

  private boolean ended(Allowance allowance) {
    return allowance.until().filter(today::isAfter).isPresent();
  }
}
