package org.distromatrix.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final CellId GCC = new CellId("debian:13/nspawn/CC=gcc");

  private Plan plan = new Plan("", List.of(), List.of(), List.of(), List.of());

  @BeforeEach
  void makePlan() throws IOException {
    plan =
        PlanFixture.plan(
            """
            distros: [debian:12, debian:13, arch]
            boot: [nspawn, qemu]
            axes: { CC: [gcc, clang] }
            exclude: [ { boot: qemu, CC: clang } ]
            """);
  }

  /** Cells as letters: D12, D13 and A with n(spawn) or q(emu), g(cc) or c(lang). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "debian:13 | D13ng D13nc D13qg",
        "debian:trixie | D13ng D13nc D13qg",
        "debian:stable | D13ng D13nc D13qg",
        "debian:oldstable | D12ng D12nc D12qg",
        "debian | D12ng D12nc D12qg D13ng D13nc D13qg",
        "debian:* | D12ng D12nc D12qg D13ng D13nc D13qg",
        "arch | Ang Anc Aqg",
        "arch:* | Ang Anc Aqg",
        "arch:rolling | Ang Anc Aqg",
        "debian:13/nspawn | D13ng D13nc",
        "debian:13/nspawn/CC=gcc | D13ng",
        "debian:13/CC=gcc | D13ng D13qg",
        "*/qemu | D12qg D13qg Aqg",
        "qemu | D12qg D13qg Aqg",
        "CC=clang | D12nc D13nc Anc",
        "CC=c* | D12nc D13nc Anc",
        "debian:1?/CC=clang | D12nc D13nc",
        "!debian | Ang Anc Aqg",
        "debian !debian:12 !qemu | D13ng D13nc",
        "!qemu !CC=clang arch debian:13 | D13ng Ang",
        "arch !*//unit | Ang Anc Aqg",
        "debian:13//unit/parses-* | D13ng D13nc D13qg",
        "//unit !nspawn | D12qg D13qg Aqg",
      })
  void selectsCells(String patterns, String cells) {
    var selected = selection(patterns).of(plan);
    assertThat(
            selected.cells().stream().map(SelectionTest::letters).collect(Collectors.joining(" ")))
        .isEqualTo(cells);
    assertThat(selected.nothing()).isEmpty();
  }

  @Test
  void selectsEverythingWithoutPatterns() {
    assertThat(Selection.parse(List.of(), PlanFixture.CATALOG).of(plan).cells())
        .isEqualTo(plan.cells());
  }

  private static String letters(Cell cell) {
    String distro = cell.distro().ref().toString().replace("debian:", "D").replace("arch", "A");
    return distro + cell.boot().word().charAt(0) + String.valueOf(cell.axes().get("CC")).charAt(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "debian:13 | true | true | true",
        "debian:12 | false | false | false",
        "//unit | true | true | true",
        "//smoke | true | false | false",
        "debian:13//unit/parses-* | true | true | true",
        "debian:13//unit/counts-* | true | true | false",
        "debian:12//unit | false | false | false",
        "!debian:13//unit | true | false | false",
        "!//unit/* | true | false | false",
        "!//unit/parses-empty | true | true | false",
        "!//unit/counts | true | true | true",
        "!CC=gcc | false | false | false",
        "//*/*empty | true | true | true",
        "//u?it/parses-empty !arch | true | true | true",
      })
  void decidesOnCellSuiteAndTest(String patterns, boolean cell, boolean suite, boolean test) {
    var selection = selection(patterns);
    assertThat(selection.cell(GCC)).isEqualTo(cell);
    assertThat(selection.suite(GCC, "unit")).isEqualTo(suite);
    assertThat(selection.test(GCC, "unit", "parses-empty")).isEqualTo(test);
  }

  @Test
  void matchesTestsThatHaveSlashesInTheirNames() {
    assertThat(selection("//unit/a/*").test(GCC, "unit", "a/b/c")).isTrue();
    assertThat(selection("//unit/a/b").test(GCC, "unit", "a/c")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "debain:13 | 'debain:13' matches no cell; did you mean 'debian:13'?",
        "debian:13/nspwan | 'debian:13/nspwan' matches no cell; did you mean 'debian:13/nspawn'?",
        "CC=gc | 'CC=gc' matches no cell; did you mean 'CC=gcc'?",
        "fedora:44 | 'fedora:44' matches no cell; there are debian:12/nspawn/CC=gcc,"
            + " debian:12/nspawn/CC=clang, debian:12/qemu/CC=gcc, debian:13/nspawn/CC=gcc,"
            + " debian:13/nspawn/CC=clang and 4 more",
        "//unti | '//unti' matches no suite; did you mean 'unit'?",
        "arch//perf | 'arch//perf' matches no suite; there are smoke, unit",
        "arch !arch | '!arch' takes away all that is selected",
      })
  void saysWhyNothingIsSelected(String patterns, String why) {
    var selected = selection(patterns).of(plan);
    assertThat(selected.cells()).isEmpty();
    assertThat(selected.nothing()).contains(why);
  }

  @Test
  void refusesAPatternThatMatchesNothingBesideOthersThatDo() {
    var failure =
        catchThrowableOfType(
            MatrixException.class, () -> selection("debian:12 debain:13 //unti").of(plan));
    assertThat(failure.fault()).isEqualTo(Fault.USAGE);
    assertThat(failure)
        .hasMessage(
            "Cannot select everything that is named: 'debain:13' matches no cell; did you mean"
                + " 'debian:13'?; '//unti' matches no suite; did you mean 'unit'?");
    assertThat(failure.hint()).contains("'matrix plan' lists all cells and suites.");
  }

  @Test
  void warnsOfAnExclusionThatExcludesNothing() {
    var selected = selection("arch !debain").of(plan);
    assertThat(selected.cells()).hasSize(3);
    assertThat(selected.warnings())
        .containsExactly("'!debain' matches no cell; did you mean 'debian'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!  | it names nothing",
        "debian:13/ | it has an empty part",
        "/nspawn | it has an empty part",
        "debian:13// | it names no suite where one is expected",
        "//unit/ | it names no test where one is expected",
      })
  void refusesWhatCannotBeRead(String pattern, String cause) {
    var failure = catchThrowableOfType(MatrixException.class, () -> selection(pattern));
    assertThat(failure.fault()).isEqualTo(Fault.USAGE);
    assertThat(failure).hasMessage("Cannot read selection '" + pattern + "': " + cause);
    assertThat(failure.hint())
        .contains(
            "Write it like debian:13, debian:*/nspawn, CC=gcc, debian:13//unit/parses-* or"
                + " !debian:12.");
  }

  @Test
  void takesTheDefaultWhereNothingIsWanted() {
    var defaults = List.of("debian");
    assertThat(Selection.parse(List.of(), defaults, PlanFixture.CATALOG)).hasToString("debian");
    assertThat(Selection.parse(List.of("!debian:12"), defaults, PlanFixture.CATALOG))
        .hasToString("debian !debian:12");
    assertThat(Selection.parse(List.of("arch"), defaults, PlanFixture.CATALOG)).hasToString("arch");
  }

  private static Selection selection(String patterns) {
    return Selection.parse(Arrays.asList(patterns.split(" ")), PlanFixture.CATALOG);
  }

  @Test
  void whereThereAreNoSuitesCellsAreSelectedAllTheSame() {
    var tested = new Plan("", plan.cells(), List.of(), List.of(), List.of());

    assertThat(Selection.parse(List.of("debian:13/qemu"), PlanFixture.CATALOG).of(tested).cells())
        .extracting(cell -> cell.id().text())
        .containsExactly("debian:13/qemu/CC=gcc");
  }
}
