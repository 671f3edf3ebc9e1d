package org.distromatrix.suite;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.distromatrix.config.HostClasses;
import org.distromatrix.config.SuiteSettings;
import org.distromatrix.failure.MatrixException;

/** Where the classes of a suite are that runs on this host. */
public final class ClassPath {
  private final Path project;
  private final SuiteSettings suite;

  /**
   * @param project the folder of matrix.yaml
   */
  public ClassPath(Path project, SuiteSettings suite) {
    this.project = project;
    this.suite = suite;
  }

  /**
   * The folders and jars, in the order of matrix.yaml, and for a pattern in that of their names.
   *
   * @throws MatrixException (usage) if one is not there
   */
  public List<Path> files() {
    return suite.classes().map(HostClasses::classPath).orElse(List.of()).stream()
        .flatMap(entry -> files(entry).stream())
        .toList();
  }

  private List<Path> files(String entry) {
    int wild = firstWild(entry);
    List<Path> found =
        wild < 0 ? existing(entry) : matching(entry, entry.lastIndexOf('/', wild) + 1);
    if (found.isEmpty()) {
      throw MatrixException.usage(
              "Cannot run suite '%s': nothing is there for 'class-path: %s' (in %s)"
                  .formatted(suite.name(), entry, project))
          .withHint(remedy(entry, wild));
    }
    return found;
  }

  private static int firstWild(String entry) {
    for (int i = 0; i < entry.length(); i++) {
      if ("*?[{".indexOf(entry.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private List<Path> existing(String entry) {
    Path file = project.resolve(entry).normalize();
    return Files.exists(file) ? List.of(file) : List.of();
  }

  /** The part up to the first wild card names a folder; the rest is matched below it. */
  private List<Path> matching(String entry, int folderEnd) {
    Path folder = project.resolve(entry.substring(0, folderEnd)).normalize();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var pattern = FileSystems.getDefault().getPathMatcher("glob:" + entry.substring(folderEnd));
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> pattern.matches(folder.relativize(file))).sorted().toList();
    } catch (IOException e) {
      throw MatrixException.usage(
              "Cannot list 'class-path: %s' of suite '%s': %s"
                  .formatted(entry, suite.name(), e.getMessage()))
          .causedBy(e);
    }
  }

  private String remedy(String entry, int wild) {
    if (Files.exists(project.resolve("pom.xml"))) {
      return wild < 0
          ? "run `mvn test-compile` first"
          : "run `mvn dependency:copy-dependencies -DoutputDirectory=%s` first"
              .formatted(entry.substring(0, Math.max(0, entry.lastIndexOf('/', wild))));
    }
    return Stream.of("build.gradle", "build.gradle.kts")
            .anyMatch(name -> Files.exists(project.resolve(name)))
        ? "run `gradle testClasses` first"
        : "compile the tests first; matrix runs them as they are";
  }
}
