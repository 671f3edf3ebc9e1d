package org.distromatrix.document;

import java.util.List;
import java.util.Optional;

/**
 * What came out of reading one document.
 *
 * @param value the value; also present where there are problems, if a value could be made without
 *     the broken parts, so that further checks can look at the rest. Only a result without problems
 *     is whole
 * @param problems everything that is wrong, in the order of the file
 * @param text the document's text, for excerpts; "" where it could not be read
 */
public record ReadResult<T>(Optional<T> value, List<DocumentProblem> problems, String text) {
  public ReadResult {
    // Nearly always there are none, and the comparator takes its time to be made
    problems =
        problems.isEmpty()
            ? List.of()
            : problems.stream().sorted(DocumentProblem.BY_PLACE).toList();
  }

  /** Whether the value is whole. */
  public boolean ok() {
    return problems.isEmpty() && value.isPresent();
  }
}
