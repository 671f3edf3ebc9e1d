package org.distromatrix.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Columns aligned to the left, two spaces between; what is coloured is measured uncoloured. */
public final class TextTable {
  /** An entry's text, and the same with colours. */
  public record Entry(String plain, String painted) {
    /** An entry without colours. */
    public static Entry of(String text) {
      return new Entry(text, text);
    }
  }

  private final List<List<Entry>> rows = new ArrayList<>();

  /** Adds a row; the last entries may be missing. */
  public void add(List<Entry> row) {
    rows.add(List.copyOf(row));
  }

  /** The rows as lines, without blanks at their ends. */
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<Entry> row) {
    var line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      var entry = row.get(column);
      line.append(entry.painted());
      if (column < row.size() - 1) {
        line.append(" ".repeat(width(column) - ScreenWidth.of(entry.plain()) + 2));
      }
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> column < row.size())
        .mapToInt(row -> ScreenWidth.of(row.get(column).plain()))
        .max()
        .orElse(0);
  }
}
