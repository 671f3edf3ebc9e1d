package org.distromatrix.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/junit.md shows is what is run: see {@code ./verify}. */
class DocumentedExampleTest {
  private static final Path ROOT = Path.of("..");

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".matrixignore",
        "matrix.yaml",
        "mkosi.build",
        "pom.xml",
        "src/test/java/org/example/HelloIT.java",
      })
  void isTheOneThatIsRun(String file) throws IOException {
    String text = Files.readString(ROOT.resolve("examples/junit").resolve(file)).stripTrailing();

    assertThat(ROOT.resolve("docs/junit.md")).content().contains("\n" + text + "\n```\n");
  }
}
