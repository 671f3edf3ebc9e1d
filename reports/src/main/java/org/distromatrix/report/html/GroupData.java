package org.distromatrix.report.html;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.report.explain.FailureGroup;
import org.distromatrix.report.json.PartsJson;
import tools.jackson.core.JsonGenerator;

/**
 * Groups of failures in the page's data.
 *
 * <pre>
 * rows, cells  numbers of the tests that fail, and of the cells where
 * where, note  the explanation in words
 * candidates   packages that differ in the same way
 * message      a word, where several tests say the same
 * </pre>
 */
final class GroupData {
  /** Characters: as many as the page shows of one. */
  private static final int LONGEST_MESSAGE = 300;

  private final JsonGenerator out;
  private final Words words;
  private final Map<Row, Integer> rows = new HashMap<>();

  GroupData(JsonGenerator out, Grid grid, Words words) {
    this.out = out;
    this.words = words;
    grid.rows().forEach(row -> rows.put(row, rows.size()));
  }

  void write(String name, List<FailureGroup> groups) {
    out.writeArrayPropertyStart(name);
    groups.forEach(this::write);
    out.writeEndArray();
  }

  private void write(FailureGroup group) {
    out.writeStartObject();
    writeNumbers("rows", group.tests().stream().map(test -> rows.get(Row.of(test))).toList());
    writeNumbers("cells", group.cells());
    out.writeStringProperty("where", group.explanation().where());
    PartsJson.writeText(out, "note", group.explanation().note());
    PartsJson.writeTexts(out, "candidates", group.explanation().candidates());
    if (group.tests().size() > 1 && group.messages().size() == 1) {
      out.writeNumberProperty("message", words.of(bounded(group.messages().get(0))));
    }
    out.writeEndObject();
  }

  private static String bounded(String message) {
    return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
  }

  private void writeNumbers(String name, List<Integer> numbers) {
    out.writeArrayPropertyStart(name);
    numbers.forEach(out::writeNumber);
    out.writeEndArray();
  }
}
