package org.distromatrix.config;

import java.util.List;
import org.distromatrix.document.Default;
import org.distromatrix.document.Doc;
import org.distromatrix.document.NonEmpty;
import org.distromatrix.document.Required;
import org.distromatrix.document.Shorthand;

/**
 * One more axis of the matrix: {@code CC: [gcc, clang]} or {@code DB: {values: [a, b], build:
 * false}}.
 *
 * @param values what the environment variable of the axis is, cell by cell
 * @param build whether the build sees it; where it does not, cells differing only in it share one
 *     cell image
 */
@Doc("One axis: its values, or an object that says more.")
public record Axis(
    @Doc("The values; each makes cells of its own.") @Required @NonEmpty @Shorthand
        List<String> values,
    @Doc("Whether the build sees the axis; false lets cells share one image.") @Default("true")
        boolean build) {
  public Axis {
    values = List.copyOf(values);
  }
}
