package org.distromatrix.minimirror;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One alternative of a clause in Debian's {@code Depends}, as in {@code libc6 (>= 2.38)}.
 *
 * @param before whether it must be set up before who needs it ({@code Pre-Depends})
 * @param operator {@code <<}, {@code <=}, {@code =}, {@code >=}, {@code >>}, or "" for any version
 */
record Dependency(boolean before, String name, String operator, String version) {
  private static final Pattern ALTERNATIVE =
      Pattern.compile("\\s*([^\\s:(\\[]+)(?::\\w+)?\\s*(?:\\((<<|<=|=|>=|>>)\\s*([^)]+)\\))?.*");

  static Dependency any(boolean before, String name) {
    return new Dependency(before, name, "", "");
  }

  /** The clauses of a field, each with its alternatives. */
  static List<List<Dependency>> clauses(boolean before, String field) {
    var clauses = new ArrayList<List<Dependency>>();
    for (String clause : field.split(",", -1)) {
      if (!clause.isBlank()) {
        clauses.add(
            Pattern.compile("\\|").splitAsStream(clause).map(one -> parse(before, one)).toList());
      }
    }
    return clauses;
  }

  private static Dependency parse(boolean before, String text) {
    Matcher match = ALTERNATIVE.matcher(text.strip());
    if (!match.matches()) {
      throw new IllegalArgumentException("not a dependency: " + text);
    }
    return match.group(2) == null
        ? any(before, match.group(1))
        : new Dependency(before, match.group(1), match.group(2), match.group(3).strip());
  }
}
