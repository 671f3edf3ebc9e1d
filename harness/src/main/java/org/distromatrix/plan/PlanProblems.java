package org.distromatrix.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.distromatrix.failure.MatrixException;

/** What is wrong with a matrix, collected so that all of it is told at once. */
final class PlanProblems {
  private final List<String> errors = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private String hint = "";

  void error(String message) {
    errors.add(message);
  }

  void error(String message, String newHint) {
    error(message);
    hint = newHint;
  }

  void warning(String message) {
    warnings.add(message);
  }

  boolean none() {
    return errors.isEmpty();
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Ends the planning if anything is wrong.
   *
   * @throws MatrixException (usage) with all errors
   */
  void throwIfAny(String project) {
    if (errors.isEmpty()) {
      return;
    }
    String all =
        errors.size() == 1
            ? " " + errors.get(0)
            : errors.stream().map(error -> "\n  " + error).collect(Collectors.joining());
    var failure = MatrixException.usage("Cannot plan the matrix of '" + project + "':" + all);
    throw hint.isEmpty() ? failure : failure.withHint(hint);
  }
}
