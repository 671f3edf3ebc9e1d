package org.distromatrix.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.document.DocumentProblem;
import org.distromatrix.document.Located;
import org.distromatrix.document.Position;

/** Gathers the problems of one file. */
final class Problems {
  private final Path file;
  private final List<DocumentProblem> found = new ArrayList<>();

  Problems(Path file) {
    this.file = file;
  }

  void add(Position at, String message) {
    found.add(at.problem(file, message));
  }

  void add(Located<?> value, String message) {
    add(value.at(), message);
  }

  void addAll(List<DocumentProblem> problems) {
    found.addAll(problems);
  }

  /** All of them in the order of the file. */
  List<DocumentProblem> sorted() {
    return found.isEmpty() ? List.of() : found.stream().sorted(DocumentProblem.BY_PLACE).toList();
  }
}
