package org.distromatrix.plan;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.distromatrix.document.NearestWord;
import org.distromatrix.failure.MatrixException;

/** What is said of patterns that match nothing, with what may have been meant. */
record SelectionOutcome(Plan plan, List<SelectionPattern> wanted, List<SelectionPattern> unwanted) {
  /** How many cells are listed where nothing is near. */
  private static final int SHOWN = 5;

  Selected of(List<Cell> cells) {
    var lost = unmatched(wanted);
    if (!cells.isEmpty() && !lost.isEmpty()) {
      throw MatrixException.usage("Cannot select everything that is named: " + said(lost))
          .withHint("'matrix plan' lists all cells and suites.");
    }
    var warnings = unmatched(unwanted).stream().map(this::said).toList();
    Optional<String> nothing = cells.isEmpty() ? Optional.of(why(lost)) : Optional.empty();
    return new Selected(cells, warnings, nothing);
  }

  private List<SelectionPattern> unmatched(List<SelectionPattern> patterns) {
    return patterns.stream().filter(pattern -> !matches(pattern)).toList();
  }

  private boolean matches(SelectionPattern pattern) {
    return plan.cells().stream()
        .anyMatch(cell -> plan.anySuite(suite -> pattern.touches(cell.id(), suite)));
  }

  private String why(List<SelectionPattern> lost) {
    if (plan.cells().isEmpty()) {
      return "the matrix has no cell";
    }
    return lost.isEmpty() ? texts(unwanted) + " takes away all that is selected" : said(lost);
  }

  private String said(List<SelectionPattern> lost) {
    return lost.stream().map(this::said).collect(Collectors.joining("; "));
  }

  private String said(SelectionPattern pattern) {
    boolean cells = plan.cells().stream().anyMatch(cell -> pattern.touches(cell.id()));
    return cells ? noSuite(pattern) : noCell(pattern);
  }

  private String noCell(SelectionPattern pattern) {
    String text = pattern.excludes() ? pattern.text().substring(1) : pattern.text();
    int tests = text.indexOf("//");
    String hint = NearestWord.hint(tests < 0 ? text : text.substring(0, tests), words());
    return "'" + pattern.text() + "' matches no cell" + (hint.isEmpty() ? cells() : hint);
  }

  private String noSuite(SelectionPattern pattern) {
    String wantedSuite = pattern.suite().map(Glob::pattern).orElse("");
    String hint = NearestWord.hint(wantedSuite, plan.suites());
    String there = "; there " + (plan.suites().size() == 1 ? "is " : "are ");
    return "'%s' matches no suite%s"
        .formatted(
            pattern.text(), hint.isEmpty() ? there + String.join(", ", plan.suites()) : hint);
  }

  /** Whole ids, what they begin with, and each of their parts: all that a pattern may be. */
  private TreeSet<String> words() {
    var words = new TreeSet<String>();
    for (Cell cell : plan.cells()) {
      String start = "";
      for (String part : cell.id().parts()) {
        start = start.isEmpty() ? part : start + "/" + part;
        words.add(start);
        words.add(part);
      }
      words.add(cell.distro().ref().distro());
    }
    return words;
  }

  private String cells() {
    var ids = plan.cells().stream().map(cell -> cell.id().text()).toList();
    String shown = String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())));
    int more = ids.size() - SHOWN;
    return "; there "
        + (ids.size() == 1 ? "is " : "are ")
        + shown
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static String texts(List<SelectionPattern> patterns) {
    return patterns.stream()
        .map(pattern -> "'" + pattern.text() + "'")
        .collect(Collectors.joining(" "));
  }
}
