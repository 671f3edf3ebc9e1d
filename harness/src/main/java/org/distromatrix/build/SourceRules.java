package org.distromatrix.build;

import java.util.List;

/**
 * What the user adds to and takes from the project's source, in the syntax of {@code .gitignore}:
 *
 * <pre>
 * source:
 *   include: [generated/]
 *   exclude: ["*.iso"]
 * </pre>
 *
 * @param include what belongs to the source although git ignores it
 * @param exclude what does not belong to it although git tracks it; wins over {@code include}
 */
public record SourceRules(List<String> include, List<String> exclude) {
  /** Nothing added, nothing taken away. */
  public static final SourceRules NONE = new SourceRules(List.of(), List.of());

  public SourceRules {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }
}
