package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.suite.SuiteFixture.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.distromatrix.event.Masker;
import org.distromatrix.guest.GuestLauncher;
import org.distromatrix.guest.MaskingLauncher;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of suites whose scripts print a declared secret. */
class SecretsTest {
  private static final String SECRET = "hunter22";

  @TempDir private Path temp;

  private Path source;
  private CellFixture cell;

  @BeforeEach
  void setUp() throws IOException {
    source = Files.createDirectories(temp.resolve("pristine"));
    var guest = Files.createDirectories(temp.resolve("guest"));
    var paths = new GuestPaths(source.toString(), guest.resolve("suites").toString());
    GuestLauncher local = spec -> new LocalGuest(spec, guest);
    var launcher = new MaskingLauncher(local, Masker.of(List.of(SECRET)));
    cell = new CellFixture(temp.resolve("run"), launcher, paths, List.of());
  }

  @Test
  void areInNoLogAndNoResult() throws IOException {
    var token = Map.of("TOKEN", SECRET);
    var outcome =
        cell.run(
            suite("split", "printf 'with hunt'; sleep 0.2; echo er22; echo $TOKEN >&2; exit 1")
                .with(token),
            suite("hooks", "exit 1")
                .with(token)
                .hooks("echo prepare $TOKEN", "echo debug $TOKEN", "echo restore $TOKEN"),
            suite("tap", "echo 1..1; echo not ok 1 - logs in with $TOKEN").tap().with(token));

    assertThat(log("split/split.log")).contains("with ***\n", "\n***\n");
    assertThat(log("hooks/hooks.log"))
        .contains("\nprepare ***\n", "\ndebug ***\n", "\nrestore ***\n");
    assertThat(outcome.tests()).extracting(TestResult::name).contains("logs in with ***");
    assertThat(outcome.tests().toString()).doesNotContain(SECRET);
    assertThat(cell.events.toString()).doesNotContain(SECRET);
    try (Stream<Path> files = Files.walk(cell.folder)) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).content().doesNotContain(SECRET));
    }
  }

  private String log(String path) throws IOException {
    return Files.readString(cell.folder.resolve("cells/cell/suites/" + path));
  }
}
