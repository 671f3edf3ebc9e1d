package org.distromatrix.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static String excerpt(String text, int line, int column) {
    return Excerpt.of(text, new DocumentProblem(Path.of("f"), line, column, "m"));
  }

  @Test
  void pointsAtTheColumn() {
    assertThat(excerpt("a: 1\nsuits:\n", 2, 1)).isEqualTo("  2 | suits:\n    | ^");
    assertThat(excerpt("a: 1\n  b: 2", 2, 3)).isEqualTo("  2 |   b: 2\n    |   ^");
  }

  @Test
  void keepsTheColumnInViewOfALongLine() {
    String shown = excerpt("x".repeat(300) + "!" + "x".repeat(300), 1, 301);

    assertThat(shown.lines().toList())
        .containsExactly(
            "  1 | " + "x".repeat(50) + "!" + "x".repeat(49), "    | " + " ".repeat(50) + "^");
  }

  @Test
  void showsNoControlCharacters() {
    assertThat(excerpt("a\u001b[31m", 1, 1)).isEqualTo("  1 | a [31m\n    | ^");
  }

  @Test
  void isEmptyWhereThereIsNothingToShow() {
    assertThat(excerpt("a\n", 5, 1)).isEmpty();
    assertThat(excerpt("", 1, 1)).isEmpty();
  }
}
