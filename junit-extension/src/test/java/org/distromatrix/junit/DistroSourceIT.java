package org.distromatrix.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.junit.SampleRuns.failures;
import static org.distromatrix.junit.assertj.MatrixAssertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.distromatrix.plan.Cell;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Cells as arguments of parameterized tests and classes, in real guests. */
class DistroSourceIT {
  @TempDir private Path project;

  private SampleRuns runs;

  @BeforeEach
  void aProject() throws IOException {
    runs = SampleRuns.in(project);
  }

  private List<String> tests(int cell) throws IOException {
    return runs.cells().get(cell).tests().stream().map(DistroSourceIT::line).toList();
  }

  private static String line(TestResult test) {
    return test.suite() + "/" + test.name() + ": " + SampleRuns.text(test.outcome());
  }

  static class OnMethods {
    @ParameterizedTest
    @DistroSource
    void alone(Distro distro, Guest guest) {
      assertThat(guest.shell(". /etc/os-release; echo $VERSION_ID")).prints(distro.release());
    }

    @ParameterizedTest
    @DistroSource(value = "debian:13", cross = "levels")
    void crossed(Cell cell, int level, Guest guest) {
      assertThat(cell.id().text()).isEqualTo("debian:13/nspawn");
      assertThat(guest.exec("gzip", "-" + level, "-c", "/etc/passwd")).succeeds();
      assertThat(level).isNotEqualTo(9);
    }

    static IntStream levels() {
      return IntStream.of(1, 9);
    }

    @ParameterizedTest
    @DistroSource(value = "debian:13", cross = "pairs")
    void several(Distro distro, String word, int length) {
      assertThat(word).hasSize(length);
    }

    static List<Arguments> pairs() {
      return List.of(Arguments.of("a", 1), Arguments.of("bc", 2));
    }
  }

  @Test
  void areCrossedWithOtherArguments() throws IOException {
    EngineExecutionResults results = runs.run(OnMethods.class);

    assertThat(failures(results)).singleElement().asString().contains("not to be equal to");
    results.testEvents().assertStatistics(events -> events.succeeded(5).failed(1));
    assertThat(tests(0)).containsExactly("OnMethods/alone: passed");
    assertThat(tests(1))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).isEqualTo("OnMethods/alone: passed"),
            line -> assertThat(line).isEqualTo("OnMethods/crossed 1: passed"),
            line -> assertThat(line).startsWith("OnMethods/crossed 9: ").doesNotContain("passed"),
            line -> assertThat(line).isEqualTo("OnMethods/several a, 1: passed"),
            line -> assertThat(line).isEqualTo("OnMethods/several bc, 2: passed"));
  }

  @ParameterizedClass
  @DistroSource
  @SuppressWarnings("NullAway.Init") // fields are filled
  static class OnAClass {
    @Parameter Distro distro;
    Guest guest;

    @ParameterizedTest
    @ValueSource(strings = {"x", "y"})
    void writes(String text) {
      guest.files().write("/root/" + text, text);
      assertThat(guest.shell("cat /root/" + text)).prints(text);
    }

    @Test
    void same(Guest parameter, Distro given) {
      assertThat(parameter.bootId()).isEqualTo(guest.bootId());
      assertThat(given).isEqualTo(distro);
    }
  }

  @Test
  void areTheArgumentsOfAClass() throws IOException {
    EngineExecutionResults results = runs.run(OnAClass.class);

    assertThat(failures(results)).isEmpty();
    results.testEvents().assertStatistics(events -> events.succeeded(6));
    assertThat(tests(1))
        .containsExactlyInAnyOrder(
            "OnAClass/writes [1] text = \"x\": passed",
            "OnAClass/writes [2] text = \"y\": passed",
            "OnAClass/same: passed");
  }

  static class GuestFirst {
    @ParameterizedTest
    @DistroSource
    void wrong(Guest guest) {}
  }

  static class NoFactory {
    @ParameterizedTest
    @DistroSource(cross = "nothing")
    void wrong(Distro distro, String other) {}
  }

  static class NoParameters {
    @Test
    @DistroSource
    void wrong() {}
  }

  @OnDistros("debian:13")
  static class Both {
    @ParameterizedTest
    @DistroSource
    void wrong(Distro distro) {}
  }

  @Test
  void whatIsWrongIsToldWithTheFix() {
    assertThat(failures(runs.run(GuestFirst.class)).get(0))
        .endsWith(
            ": @DistroSource needs a Distro or a Cell as first parameter\n"
                + "hint: take the Guest after all arguments");
    assertThat(failures(runs.run(NoFactory.class)).get(0))
        .endsWith(
            ": @DistroSource(cross): NoFactory has no static method nothing()\n"
                + "hint: it has no parameters, and returns a stream, a collection or an array");
    assertThat(failures(runs.run(NoParameters.class)))
        .containsExactly(
            "wrong(): @DistroSource gives no arguments here\n"
                + "hint: it needs @ParameterizedTest, or @ParameterizedClass on a class");
    assertThat(failures(runs.run(Both.class)).get(0))
        .endsWith(
            ": @DistroSource is in a class that has a distribution\n"
                + "hint: one of them has to go: a test runs on one distribution at a time");
  }
}
