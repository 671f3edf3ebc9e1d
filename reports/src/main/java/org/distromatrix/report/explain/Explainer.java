package org.distromatrix.report.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distromatrix.report.explain.Explanation.Basis;
import org.distromatrix.report.explain.Places.Place;
import org.distromatrix.report.model.RunResult;

/**
 * Tells what sets the cells in which something fails apart from those in which it passes. Simple
 * comes before complex, and what holds in all failing cells and no other before what nearly does:
 *
 * <ol>
 *   <li>a package that the failure names;
 *   <li>distribution, release, boot kind, architecture or axis value; two of them; all but one;
 *   <li>the version of the C library, systemd or the kernel;
 *   <li>packages that are there or not, newer or older;
 *   <li>a distribution, ... with an exception or two.
 * </ol>
 *
 * The more can differ between two cells, the less a difference says: of many packages that differ
 * in the same way none is called the cause, and of two cells of different systems nothing is.
 */
final class Explainer {
  private final RunResult run;
  private final Places places;
  private final Inventory inventory;

  Explainer(RunResult run) {
    this.run = run;
    this.places = new Places(run.cells());
    this.inventory = new Inventory(run.cells());
  }

  Explanation explain(FailurePart part) {
    var split = part.split();
    if (part.mixed()) {
      return mixed(split);
    } else if (split.green().isEmpty()) {
      return withoutGreen(split);
    }
    var signs = PackageSigns.of(inventory.packageSigns(split), new NamedPackages(part.texts()));
    if (split.known().cardinality() == 2 && places.differInSystem(split)) {
      return twoSystems(split, signs);
    }
    return named(split, signs)
        .or(() -> place(split, signs))
        .or(() -> basics(split, signs))
        .or(() -> packages(signs))
        .or(() -> places.nearly(split).map(where -> Explanation.unknown(where, "")))
        .orElseGet(() -> unexplained(split));
  }

  /** Tests with one message that fail here and there: no one cause can be seen in that. */
  private Explanation mixed(Split split) {
    var where = "each in some of " + Phrases.number(split.red().cardinality(), "cell");
    var common = split.green().isEmpty() ? Optional.<Place>empty() : places.ofOneCoordinate(split);
    return Explanation.unknown(where, common.map(place -> "they fail " + place.where()).orElse(""));
  }

  private Explanation withoutGreen(Split split) {
    int red = split.red().cardinality();
    int ran = red + split.other().cardinality();
    if (ran == 1) {
      return new Explanation(
          "in " + places.id(split.red()),
          "no other cell to compare with",
          List.of(),
          Basis.ONE_CELL);
    } else if (red < ran) {
      var where = "in %d of %d cells".formatted(red, ran);
      return Explanation.unknown(where, "with other messages in the others");
    }
    var where =
        ran == run.cells().size()
            ? "everywhere"
            : "in all " + Phrases.number(ran, "cell") + " with a result";
    return Explanation.unknown(where, "");
  }

  /** Two cells of different systems differ in everything. */
  private Explanation twoSystems(Split split, PackageSigns signs) {
    var where = places.system(split.red()) + " but not " + places.system(split.green());
    var note = "one cell of each is not enough to tell why";
    if (!signs.named().isEmpty()) {
      note += ", but " + signs.named().get(0).words() + " only there";
    }
    return new Explanation(where, note, signs.lines(), Basis.COMPARED);
  }

  private Optional<Explanation> named(Split split, PackageSigns signs) {
    if (signs.named().isEmpty()) {
      return Optional.empty();
    }
    var first = signs.named().get(0);
    var note = new ArrayList<>(List.of("the failure names " + first.name()));
    places.exactly(split).ifPresent(place -> note.add("it fails " + place.where()));
    var rest = signs.lines().subList(1, signs.lines().size());
    var where = "exactly where " + first.words();
    return Optional.of(Explanation.found(where, String.join(", and ", note), rest));
  }

  private Optional<Explanation> place(Split split, PackageSigns signs) {
    return places
        .exactly(split)
        .map(
            place -> {
              boolean told = place.rival().isEmpty() && !signs.isEmpty() && signs.areFew();
              var note = told ? "only " + place.there() + " " + signs.words() : place.note();
              return Explanation.found(place.where(), note, told ? rest(signs) : signs.lines());
            });
  }

  private static List<String> rest(PackageSigns signs) {
    return signs.size() > 1 ? signs.lines() : List.of();
  }

  private Optional<Explanation> basics(Split split, PackageSigns signs) {
    var basics = inventory.basicSigns(split);
    if (basics.isEmpty()) {
      return Optional.empty();
    }
    var words = Phrases.list(basics.stream().map(Component.Sign::words).toList());
    return Optional.of(Explanation.found("exactly where " + words, many(signs), signs.lines()));
  }

  private static Optional<Explanation> packages(PackageSigns signs) {
    if (signs.isEmpty()) {
      return Optional.empty();
    }
    var where = "exactly where " + signs.words();
    return Optional.of(Explanation.found(where, many(signs), rest(signs)));
  }

  private static String many(PackageSigns signs) {
    return signs.areFew()
        ? ""
        : signs.size() + " packages differ in the same way, so that which one matters is not known";
  }

  private Explanation unexplained(Split split) {
    return Explanation.unknown(
        places.description(split), "nothing known separates them from the others");
  }
}
