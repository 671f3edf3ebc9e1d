package org.distromatrix.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distromatrix.failure.MatrixException;

/**
 * One of several equal parts of a matrix, each run on a machine of its own.
 *
 * @param index which part, from 1
 * @param count how many there are
 */
public record Shard(int index, int count) {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

  public Shard {
    if (index < 1 || index > count) {
      throw new IllegalArgumentException("no shard " + index + " of " + count);
    }
  }

  /**
   * Reads {@code I/N}.
   *
   * @throws MatrixException (usage) if it is not that
   */
  public static Shard parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      int index = Integer.parseInt(matcher.group(1));
      int count = Integer.parseInt(matcher.group(2));
      if (index >= 1 && index <= count) {
        return new Shard(index, count);
      }
    }
    throw MatrixException.usage("Cannot read shard '" + text + "': expected I/N with I from 1 to N")
        .withHint("Write --shard 2/5 for the second of five.");
  }

  /**
   * The cells of this shard, in plan order. Every machine that is given the same cells and the same
   * history divides them the same way: longest first, each to the shard that has least to do.
   *
   * @param history how long cells took before; the others are taken to need the average
   */
  public List<Cell> of(List<Cell> cells, Map<CellId, Duration> history) {
    var durations = new Durations(history);
    var longestFirst = new ArrayList<>(cells);
    longestFirst.sort(
        Comparator.comparing((Cell cell) -> durations.expected(cell.id())).reversed());
    var loads = new Duration[count];
    Arrays.fill(loads, Duration.ZERO);
    var mine = new HashSet<CellId>();
    for (Cell cell : longestFirst) {
      int least = least(loads);
      loads[least] = loads[least].plus(durations.expected(cell.id()));
      if (least == index - 1) {
        mine.add(cell.id());
      }
    }
    return cells.stream().filter(cell -> mine.contains(cell.id())).toList();
  }

  private static int least(Duration[] loads) {
    int least = 0;
    for (int i = 1; i < loads.length; i++) {
      if (loads[i].compareTo(loads[least]) < 0) {
        least = i;
      }
    }
    return least;
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
