package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.distromatrix.suite.SuiteFixture.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
  @TempDir Path temp;

  private Path project;

  @BeforeEach
  void classes() throws IOException {
    project = Files.createDirectory(temp.resolve("project"));
    Files.createDirectories(project.resolve("target/test-classes"));
    Files.createDirectories(project.resolve("target/lib/more"));
    for (String jar : List.of("b.jar", "a.jar", "a.txt", "more/c.jar")) {
      Files.createFile(project.resolve("target/lib").resolve(jar));
    }
  }

  private List<Path> files(String... entries) {
    return new ClassPath(project, suite("java", "").from(entries).settings()).files();
  }

  @Test
  void entriesKeepTheirOrderAndPatternsThatOfNames() throws IOException {
    Path beside = Files.createDirectory(temp.resolve("beside"));

    assertThat(files("target/lib/*.jar", "target/test-classes", "../beside"))
        .containsExactly(
            project.resolve("target/lib/a.jar"),
            project.resolve("target/lib/b.jar"),
            project.resolve("target/test-classes"),
            beside);
    assertThat(files("target/**/c.jar")).containsExactly(project.resolve("target/lib/more/c.jar"));
  }

  @Test
  void whatIsMissingIsToldWithWhatToRun() throws IOException {
    assertMissing("target/classes", "compile the tests first; matrix runs them as they are");
    Files.createFile(project.resolve("build.gradle"));
    assertMissing("target/classes", "run `gradle testClasses` first");
    Files.createFile(project.resolve("pom.xml"));
    assertMissing("target/classes", "run `mvn test-compile` first");
    assertMissing(
        "target/libs/*.jar",
        "run `mvn dependency:copy-dependencies -DoutputDirectory=target/libs` first");
    assertMissing(
        "target/lib/*.zip",
        "run `mvn dependency:copy-dependencies -DoutputDirectory=target/lib` first");
  }

  private void assertMissing(String entry, String hint) {
    assertThatThrownBy(() -> files(entry))
        .isInstanceOfSatisfying(MatrixException.class, e -> assertThat(e.hint()).contains(hint))
        .hasMessage(
            "Cannot run suite 'java': nothing is there for 'class-path: %s' (in %s)",
            entry, project);
  }
}
