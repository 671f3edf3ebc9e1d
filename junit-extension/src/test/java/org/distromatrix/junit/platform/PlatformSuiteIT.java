package org.distromatrix.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project's own classes, run by the command in real guests. */
class PlatformSuiteIT {
  private static final String MATRIX =
      """
      project: hello
      distros: ["debian:12", "debian:13"]
      suites:
        - { name: smoke, run: "true" }
        - name: java
          format: junit-platform
          class-path: [target/test-classes, "target/lib/*.jar"]
          select: %s
      """;

  @TempDir Path project;

  /** What the command printed, and how it ended. */
  private record Ended(int status, String out) {}

  @BeforeEach
  void classes() throws IOException {
    Files.writeString(project.resolve("hello.txt"), "hello\n");
    Files.writeString(project.resolve(".matrixignore"), "target/\n");
    Path from = ToldRun.location(ToldRun.class);
    try (Stream<Path> all = Files.walk(from.resolve("org/example"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        copy(file, project.resolve("target/test-classes").resolve(from.relativize(file)));
      }
    }
    copy(ToldRun.location(Assertions.class), project.resolve("target/lib/assertj.jar"));
  }

  private static void copy(Path file, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(file, to);
  }

  private void matrix(String select, String... more) throws IOException {
    String keys = Stream.of(more).map(key -> "    " + key + "\n").collect(Collectors.joining());
    Files.writeString(project.resolve("matrix.yaml"), MATRIX.formatted(select) + keys);
  }

  private Ended matrixRun(String... arguments) throws IOException, InterruptedException {
    Path out = project.resolveSibling(project.getFileName() + ".out");
    var argv =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-Xmx768m",
                    "-Dmatrix.command=matrix",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.distromatrix.cli.Main",
                    "run"),
                Stream.of(arguments))
            .toList();
    Process process =
        new ProcessBuilder(argv)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(Files.readString(out)).isTrue();
      return new Ended(process.exitValue(), Files.readString(out));
    } finally {
      process.destroyForcibly();
      Files.delete(out);
    }
  }

  private List<CellResult> cells() throws IOException {
    return ResultsJson.read(project.resolve(".matrix/latest/results.json")).cells();
  }

  private List<String> tests(int cell) throws IOException {
    return cells().get(cell).tests().stream()
        .map(test -> test.suite() + "/" + test.name() + ": " + words(test))
        .toList();
  }

  private static String words(TestResult test) {
    return test.attempts().stream()
        .map(Attempt::outcome)
        .map(PlatformSuiteIT::words)
        .collect(Collectors.joining(", "));
  }

  private static String words(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return failed.kind().word() + ": " + failed.message();
    }
    return outcome instanceof Outcome.Skipped skipped ? "skipped: " + skipped.reason() : "passed";
  }

  private String latest(String file) throws IOException {
    return Files.readString(project.resolve(".matrix/latest").resolve(file));
  }

  @Test
  void classesRunInTheCellsOfTheRunBesideOtherSuites() throws Exception {
    matrix(
        "[org.example.guests.OnAll, org.example.guests.OnTrixie, org.example.guests.OnBullseye]",
        "retries: 1");
    String twelve =
        "assertion: Expected status 0, but debian:12/nspawn: test 12 != 12 ended with status 1";

    Ended ended = matrixRun();

    assertThat(ended.status()).as(ended.out()).isEqualTo(1);
    assertThat(tests(0))
        .containsExactly(
            "smoke/smoke: passed",
            "java/OnAll/a_runsWhereItIsTold: passed",
            "java/OnAll/b_failsOnTwelve: " + twelve + ", " + twelve);
    assertThat(tests(1))
        .containsExactlyInAnyOrder(
            "smoke/smoke: passed",
            "java/OnAll/a_runsWhereItIsTold: passed",
            "java/OnAll/b_failsOnTwelve: passed",
            "java/OnTrixie/one: passed",
            "java/OnTrixie/other: passed");
    assertThat(latest("cells/debian_13_nspawn/suites/java/OnAll_a_runsWhereItIsTold.log"))
        .startsWith("on debian:13\n$ /bin/sh -c . /etc/os-release; echo $VERSION_ID\n13\n[ended");
    assertThat(latest("cells/debian_13_nspawn/artifacts/java/note.txt")).isEqualTo("collected\n");
    assertThat(latest("junit/debian_12_nspawn.xml"))
        .contains("name=\"OnAll/b_failsOnTwelve\"")
        .contains("at org.example.guests.OnAll.b_failsOnTwelve(OnAll.java:");
    assertThat(ended.out()).doesNotContain("on debian:13\n");

    Ended again = matrixRun("--failed");
    assertThat(again.status()).as(again.out()).isEqualTo(1);
    assertThat(again.out()).contains("debian:12/nspawn").doesNotContain("a_runsWhereItIsTold");
    assertThat(tests(1)).hasSize(5);
  }

  @Test
  void oneTestIsSelectedByItsName() throws Exception {
    matrix("\"org.example.guests.*\"");

    Ended ended = matrixRun("--json", "debian:13//java/OnTrixie/o*");

    assertThat(ended.status()).as(ended.out()).isZero();
    assertThat(ended.out().lines()).as("nothing but events").allMatch(line -> line.startsWith("{"));
    assertThat(cells()).extracting(CellResult::id).containsExactly("debian:13/nspawn");
    assertThat(tests(0))
        .containsExactlyInAnyOrder("java/OnTrixie/one: passed", "java/OnTrixie/other: passed");
  }

  @Test
  void classesWithoutAnnotationTakeTheGuestOfTheCell() throws Exception {
    matrix("org.example.guests.Unannotated");

    Ended ended = matrixRun("//java");

    String reboot =
        "java/Unannotated/d_mayNotRebootWhatIsShared: assertion: Cannot reboot the guest of"
            + " Unannotated/d_mayNotRebootWhatIsShared on debian:%s/nspawn: other classes share it";
    assertThat(ended.status()).as(ended.out()).isEqualTo(1);
    assertThat(tests(0))
        .containsExactly("java/Unannotated/a_takesAGuest: passed", reboot.formatted("12"));
    assertThat(tests(1))
        .containsExactly(
            "java/Unannotated/a_takesAGuest: passed",
            "java/Unannotated/b_isOfOneRelease: passed",
            "java/Unannotated/c_wantsAnotherImage: assertion: Unannotated.c_wantsAnotherImage:"
                + " `matrix run` cannot add the packages jq: its cell is made already",
            reboot.formatted("13"));
  }

  @Test
  void cellsMayBeArgumentsAndAnnotationsSeveral() throws Exception {
    matrix("org.example.guests.Crossed");

    Ended ended = matrixRun("//java");

    assertThat(tests(1))
        .as(ended.out())
        .containsExactlyInAnyOrder(
            "java/Crossed/crossed 1: passed",
            "java/Crossed/crossed 2: passed",
            "java/Crossed/Words yes/given: passed",
            "java/Crossed/Words no/given: passed",
            "java/Crossed/onEither: passed");
    assertThat(tests(0))
        .containsExactlyInAnyOrder(
            "java/Crossed/crossed/(method): skipped: its tests are for other cells",
            "java/Crossed/Words/(class): skipped: its tests are for other cells",
            "java/Crossed/onEither: passed");
    assertThat(ended.status()).isZero();
  }

  @Test
  void aSuiteHasALimitAndTheRunGoesOn() throws Exception {
    matrix("[org.example.NeverEnds]", "timeout: 2s", "retries: 1");

    Ended ended = matrixRun("debian:13");

    assertThat(ended.status()).as(ended.out()).isEqualTo(1);
    String limit = "timeout: still running after 2s, interrupted";
    assertThat(tests(0))
        .containsExactly(
            "smoke/smoke: passed",
            "java/NeverEnds/a_waits: " + limit + ", " + limit,
            "java/java: " + limit + ", " + limit);
  }

  @Test
  void whatIsMissingIsToldBeforeAnythingIsBuilt() throws Exception {
    matrix("org.example.guests.OnAll");
    Files.delete(project.resolve("target/lib/assertj.jar"));

    Ended ended = matrixRun();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out())
        .isEqualTo(
            """
            matrix: Cannot run suite 'java': nothing is there for 'class-path: target/lib/*.jar' \
            (in %s)
              hint: compile the tests first; matrix runs them as they are
            """
                .formatted(project));
    assertThat(project.resolve(".matrix")).doesNotExist();
  }

  @Test
  void suitesWhoseClassesAreAllForOtherCellsAreSkipped() throws Exception {
    matrix("org.example.guests.OnBullseye");

    assertThat(matrixRun("debian:13//java").status()).isEqualTo(5);
    assertThat(tests(0)).containsExactly("java/java: skipped: its tests are for other cells");
  }
}
