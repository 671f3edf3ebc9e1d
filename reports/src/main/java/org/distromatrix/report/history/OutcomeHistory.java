package org.distromatrix.report.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.summary.Finding;
import org.distromatrix.report.summary.Subject;

/**
 * How every test and check ended in the last runs of a project: a letter for each run, the oldest
 * first. p passed, f failed, s skipped, k flaky, and . where a run has no result of it.
 *
 * @param project name in matrix.yaml
 * @param runs the oldest first, at most {@link #MOST}
 * @param outcomes id of a test or check to its letters, as many as there are runs
 */
public record OutcomeHistory(String project, List<PastRun> runs, Map<String, String> outcomes) {
  /** Runs that are remembered. */
  public static final int MOST = 20;

  private static final char NO_RESULT = '.';

  public OutcomeHistory {
    runs = List.copyOf(runs);
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    if (!outcomes.values().stream().allMatch(new Length(runs.size())::of)) {
      throw new IllegalArgumentException("an outcome for each run is needed");
    }
  }

  private record Length(int runs) {
    boolean of(String letters) {
      return letters.length() == runs;
    }
  }

  /** Nothing is known yet. */
  public static OutcomeHistory none(String project) {
    return new OutcomeHistory(project, List.of(), Map.of());
  }

  /** This history and one more run; the oldest is forgotten where there would be too many. */
  public OutcomeHistory and(RunResult run) {
    var now = letters(run);
    int kept = Math.min(runs.size(), MOST - 1);
    var all = new LinkedHashMap<String, String>();
    outcomes.forEach(
        (id, letters) ->
            all.put(
                id, letters.substring(letters.length() - kept) + now.getOrDefault(id, NO_RESULT)));
    now.forEach((id, letter) -> all.putIfAbsent(id, ".".repeat(kept) + letter));
    all.values().removeIf(OutcomeHistory::saysNothing);
    var last = new ArrayList<>(runs.subList(runs.size() - kept, runs.size()));
    last.add(PastRun.of(run));
    return new OutcomeHistory(project, last, all);
  }

  /** This history without some of its runs. */
  public OutcomeHistory without(Collection<PastRun> unwanted) {
    int[] kept =
        IntStream.range(0, runs.size()).filter(i -> !unwanted.contains(runs.get(i))).toArray();
    var all = new LinkedHashMap<String, String>();
    outcomes.forEach(
        (id, letters) -> {
          var left = new StringBuilder();
          IntStream.of(kept).forEach(i -> left.append(letters.charAt(i)));
          all.put(id, left.toString());
        });
    all.values().removeIf(OutcomeHistory::saysNothing);
    return new OutcomeHistory(project, IntStream.of(kept).mapToObj(runs::get).toList(), all);
  }

  private static boolean saysNothing(String letters) {
    return letters.chars().allMatch(letter -> letter == NO_RESULT);
  }

  /** What was known when a run had ended; nothing, if it is not among these runs. */
  public OutcomeHistory upTo(String run) {
    int end = runs.stream().map(PastRun::id).toList().indexOf(run) + 1;
    var cut = new LinkedHashMap<String, String>();
    outcomes.forEach((id, letters) -> cut.put(id, letters.substring(0, end)));
    return new OutcomeHistory(project, runs.subList(0, end), cut);
  }

  /** The letters of a test or check, "" if no run has a result of it. */
  public String of(String id) {
    return outcomes.getOrDefault(id, "");
  }

  /**
   * The runs before the last one that it can be compared with, the newest first: those that have
   * results of half of its tests and checks at least. A run of one test says little of all.
   */
  public List<String> comparable() {
    var comparable = new ArrayList<String>();
    int last = runs.size() - 1;
    long all = count(last, last);
    for (int run = last - 1; run >= 0; run--) {
      if (count(run, last) * 2 >= all) {
        comparable.add(runs.get(run).id());
      }
    }
    return comparable;
  }

  /** Of how many tests both runs have a result. */
  private long count(int one, int other) {
    return outcomes.values().stream()
        .filter(letters -> one >= 0)
        .filter(letters -> letters.charAt(one) != NO_RESULT && letters.charAt(other) != NO_RESULT)
        .count();
  }

  private static Map<String, Character> letters(RunResult run) {
    var letters = new LinkedHashMap<String, Character>();
    for (var cell : run.cells()) {
      for (var finding : Finding.ofCell(cell).values()) {
        if (finding.subject().kind() != Subject.Kind.CELL) {
          letters.put(finding.subject().id(cell.id()), letter(finding));
        }
      }
    }
    return letters;
  }

  private static char letter(Finding finding) {
    if (finding.failed()) {
      return 'f';
    } else if (finding.outcome() instanceof Outcome.Skipped) {
      return 's';
    }
    return finding.mixed() ? 'k' : 'p';
  }
}
