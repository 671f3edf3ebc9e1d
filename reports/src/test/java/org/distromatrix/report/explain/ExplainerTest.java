package org.distromatrix.report.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.report.explain.CellSample.on;
import static org.distromatrix.report.explain.CellSample.run;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.report.model.Outcome;
import org.junit.jupiter.api.Test;

/** Why only there, in one sentence. */
class ExplainerTest {
  private static String why(CellSample... cells) {
    return explanation(cells).text();
  }

  private static Explanation explanation(CellSample... cells) {
    var groups = FailureGroup.of(run(cells));
    assertThat(groups).hasSize(1);
    return groups.get(0).explanation();
  }

  private static CellSample gcc(String release) {
    return on(release).axis("CC", "gcc");
  }

  private static CellSample clang(String release) {
    return on(release).axis("CC", "clang");
  }

  @Test
  void anAxis() {
    assertThat(
            why(
                gcc("debian:12").passes(),
                clang("debian:12").fails("no"),
                gcc("debian:13").passes(),
                clang("debian:13").fails("no")))
        .isEqualTo("exactly where CC=clang");
  }

  @Test
  void anAxisExplainsTwoCellsThatElseAreAlike() {
    assertThat(why(gcc("debian:12").passes(), clang("debian:12").fails("no")))
        .isEqualTo("exactly where CC=clang");
  }

  @Test
  void twoAxesThatGoTogetherAreNotTakenForOne() {
    assertThat(
            why(
                on("debian:12").axis("CC", "gcc").axis("LTO", "no").passes(),
                on("debian:12").axis("CC", "clang").axis("LTO", "yes").fails("no"),
                on("debian:13").axis("CC", "clang").axis("LTO", "yes").fails("no")))
        .isEqualTo(
            "exactly where CC=clang; the same cells are those where LTO=yes: which of the two"
                + " matters is not known");
  }

  @Test
  void aDistributionOrARelease() {
    assertThat(
            why(
                on("fedora:43").fails("no"),
                on("fedora:44").fails("no"),
                on("debian:12").passes(),
                on("debian:13").passes()))
        .isEqualTo("only on fedora");
    assertThat(
            why(
                on("fedora:43").passes(),
                on("fedora:44").fails("no"),
                on("fedora:44").boot("qemu").fails("no")))
        .isEqualTo("only on fedora:44");
  }

  @Test
  void aBootKind() {
    assertThat(
            why(
                on("fedora:44").passes(),
                on("fedora:44").boot("qemu").fails("no"),
                on("debian:13").passes(),
                on("debian:13").boot("qemu").fails("no")))
        .isEqualTo("only with qemu");
  }

  @Test
  void twoThatCross() {
    assertThat(
            why(
                gcc("debian:12").passes(),
                clang("debian:12").passes(),
                gcc("fedora:43").passes(),
                clang("fedora:43").fails("no"),
                gcc("fedora:44").passes(),
                clang("fedora:44").fails("no")))
        .isEqualTo("only on fedora where CC=clang");
  }

  @Test
  void allButOne() {
    assertThat(
            why(
                on("debian:12").fails("no"),
                on("debian:13").fails("no"),
                on("fedora:44").fails("no"),
                on("arch").passes()))
        .isEqualTo("everywhere but on arch");
    assertThat(
            why(
                on("debian:12").deb("bash", "5").fails("no"),
                on("alma:9").deb("bash", "5").fails("no"),
                on("ubuntu:24.04").deb("bash", "5").deb("jq", "1.7").passes()))
        .isEqualTo("everywhere but on ubuntu; only elsewhere jq is not installed");
  }

  @Test
  void oneCellThatCrosses() {
    assertThat(
            why(
                gcc("debian:12").passes(),
                clang("debian:12").passes(),
                gcc("debian:13").passes(),
                clang("debian:13").fails("no")))
        .isEqualTo("only in debian:13/nspawn/CC=clang");
  }

  @Test
  void theVersionOfAPackageInItsOrder() {
    assertThat(
            why(
                on("debian:12").deb("zlib1g", "1:1.2.13.dfsg-1").passes(),
                on("debian:11").deb("zlib1g", "1:1.2.9.dfsg-2").passes(),
                on("debian:13").deb("zlib1g", "1:1.2.100.dfsg-1").fails("no"),
                on("ubuntu:24.04").deb("zlib1g", "1:1.3.dfsg-3").fails("no")))
        .isEqualTo("exactly where zlib1g is 1:1.2.100.dfsg-1 or newer");
    assertThat(
            why(
                on("fedora:43").rpm("zlib", "1.0~rc1-1").fails("no"),
                on("centos:9").rpm("zlib", "1.0-1").passes(),
                on("fedora:44").rpm("zlib", "1:0-1").passes(),
                on("centos:10").rpm("zlib", "1.0~rc1-0").fails("no")))
        .isEqualTo("exactly where zlib is 1.0~rc1-1 or older");
  }

  @Test
  void versionsOfTwoFamiliesAreEqualOrNot() {
    assertThat(
            why(
                on("debian:12").deb("curl", "7").passes(),
                on("debian:13").deb("curl", "8").fails("no"),
                on("fedora:44").rpm("curl", "8").fails("no"),
                on("centos:9").rpm("curl", "7").passes()))
        .isEqualTo("exactly where curl is 8");
    assertThat(
            why(
                on("debian:12").deb("curl", "7").passes(),
                on("debian:13").deb("curl", "8").fails("no"),
                on("fedora:44").rpm("curl", "9").fails("no"),
                on("centos:9").rpm("curl", "6").passes()))
        .isEqualTo("only on debian:13 and fedora:44; nothing known separates them from the others");
  }

  @Test
  void packagesThatDifferInTheSameWayAreOneLine() {
    var cells = new ArrayList<CellSample>();
    for (var release : List.of("debian:11", "debian:12")) {
      cells.add(on(release).deb("a", "1").deb("b", "1").deb("bash", "5").passes());
    }
    for (var release : List.of("debian:13", "ubuntu:24.04")) {
      cells.add(on(release).deb("a", "2").deb("b", "2").deb("c", "1").deb("bash", "5").fails("no"));
    }

    var explanation = explanation(cells.toArray(CellSample[]::new));

    assertThat(explanation.text()).isEqualTo("exactly where a is 2 or newer (and 2 more packages)");
    assertThat(explanation.candidates())
        .containsExactly("a is 2 or newer", "b is 2 or newer", "c is installed");
  }

  @Test
  void ofManyPackagesNoneIsCalledTheCause() {
    var cells = new ArrayList<CellSample>();
    for (var release : List.of("debian:11", "debian:12", "debian:13", "ubuntu:24.04")) {
      boolean fails = cells.size() >= 2;
      var cell = on(release);
      for (int i = 0; i < 30; i++) {
        cell.deb("package" + i, fails ? "2" : "1");
      }
      cells.add(fails ? cell.fails("no") : cell.passes());
    }

    var explanation = explanation(cells.toArray(CellSample[]::new));

    assertThat(explanation.text())
        .isEqualTo(
            "exactly where package0 is 2 or newer (and 29 more packages); 30 packages differ in"
                + " the same way, so that which one matters is not known");
    assertThat(explanation.candidates()).hasSize(13).last().isEqualTo("and 18 more packages");
  }

  @Test
  void aPackageThatIsThereOrNot() {
    assertThat(
            why(
                gcc("debian:12").deb("bash", "5").passes(),
                clang("debian:12").deb("bash", "5").deb("jq", "1.6").fails("no"),
                gcc("debian:13").deb("bash", "5").deb("jq", "1.7").fails("no"),
                clang("debian:13").deb("bash", "5").passes()))
        .isEqualTo("exactly where jq is installed");
    assertThat(
            why(
                gcc("debian:12").deb("bash", "5").deb("jq", "1.6").passes(),
                clang("debian:12").deb("bash", "5").fails("no"),
                gcc("debian:13").deb("bash", "5").fails("no"),
                clang("debian:13").deb("bash", "5").deb("jq", "1.7").passes()))
        .isEqualTo("exactly where jq is not installed");
  }

  @Test
  void anAxisThatBringsAPackage() {
    assertThat(
            why(
                gcc("debian:12").deb("bash", "5").passes(),
                clang("debian:12").deb("bash", "5").deb("jq", "1.6").fails("no"),
                gcc("debian:13").deb("bash", "5").passes(),
                clang("debian:13").deb("bash", "5").deb("jq", "1.7").fails("no")))
        .isEqualTo("exactly where CC=clang; only there jq is installed");
  }

  @Test
  void aPackageThatTheFailureNamesComesFirst() {
    assertThat(
            why(
                gcc("debian:12").deb("bash", "5").passes(),
                clang("debian:12").deb("a", "1").deb("jq", "1.6").fails("jq: bad option"),
                gcc("debian:13").deb("bash", "5").passes(),
                clang("debian:13").deb("a", "1").deb("jq", "1.7").fails("jq: bad option")))
        .isEqualTo(
            "exactly where jq is installed; the failure names jq, and it fails exactly where"
                + " CC=clang");
  }

  @Test
  void wordsAreNoPackages() {
    assertThat(
            why(
                gcc("debian:12").deb("bash", "5").passes(),
                clang("debian:12")
                    .deb("bash", "5")
                    .deb("file", "1")
                    .deb("a", "1")
                    .fails("no such file: file: a")))
        .isEqualTo("exactly where CC=clang; only there a is installed (and 1 more package)");
  }

  @Test
  void theCLibrarySystemdAndTheKernelComeBeforePackages() {
    assertThat(
            why(
                on("debian:12").deb("libc6", "2.36-9").fact("systemd", "252.39-1").passes(),
                on("rocky:9").rpm("glibc", "2.34-100").fact("systemd", "252-1").passes(),
                on("debian:13").deb("libc6", "2.41-12").fact("systemd", "257.9-1").fails("no"),
                on("fedora:44").rpm("glibc", "2.43-1").fact("systemd", "259").fails("no")))
        .isEqualTo("exactly where systemd is 257.9 or newer and glibc is 2.41 or newer");
    assertThat(
            why(
                gcc("debian:12").boot("qemu").fact("kernel", "6.1.0-38-amd64").passes(),
                gcc("debian:13").boot("qemu").fact("kernel", "6.12.48+deb13").fails("no"),
                clang("debian:13").boot("qemu").fact("kernel", "6.1.0-38-amd64").passes(),
                clang("debian:12").boot("qemu").fact("kernel", "6.12.48+deb13").fails("no")))
        .isEqualTo("exactly where kernel is 6.12.48 or newer");
  }

  @Test
  void whatIsNotKnownOfAllCellsExplainsNothing() {
    assertThat(
            why(
                gcc("debian:12").passes(),
                clang("debian:12").deb("jq", "1").fact("systemd", "257").fails("no"),
                gcc("debian:13").deb("jq", "1").fact("systemd", "257").fails("no"),
                clang("debian:13").deb("bash", "1").fact("systemd", "252").passes()))
        .isEqualTo("in 2 of 4 cells; nothing known separates them from the others");
  }

  @Test
  void nearly() {
    assertThat(
            why(
                gcc("debian:11").passes(),
                gcc("debian:12").passes(),
                gcc("debian:13").passes(),
                gcc("arch").passes(),
                clang("debian:11").fails("no"),
                clang("debian:12").fails("no"),
                clang("debian:13").fails("no"),
                clang("arch").passes()))
        .isEqualTo("only on debian where CC=clang");
    assertThat(
            why(
                gcc("ubuntu:22.04").passes(),
                gcc("debian:12").passes(),
                gcc("fedora:44").passes(),
                gcc("arch").passes(),
                clang("ubuntu:22.04").passes(),
                clang("debian:12").fails("no"),
                clang("fedora:44").fails("no"),
                clang("arch").fails("no")))
        .isEqualTo("in 3 of 4 cells where CC=clang, and nowhere else");
    assertThat(
            why(
                gcc("ubuntu:22.04").fails("no"),
                gcc("debian:12").passes(),
                gcc("fedora:44").passes(),
                gcc("arch").passes(),
                clang("ubuntu:22.04").fails("no"),
                clang("debian:12").fails("no"),
                clang("fedora:44").fails("no"),
                clang("arch").fails("no")))
        .isEqualTo("in all 4 cells where CC=clang, and in 1 cell elsewhere");
  }

  @Test
  void nothing() {
    assertThat(
            why(
                gcc("debian:12").passes(),
                clang("debian:12").fails("no"),
                gcc("debian:13").fails("no"),
                clang("debian:13").passes()))
        .isEqualTo("in 2 of 4 cells; nothing known separates them from the others");
  }

  @Test
  void everywhere() {
    assertThat(why(on("debian:12").fails("no"), on("arch").fails("no"))).isEqualTo("everywhere");
    assertThat(
            why(
                on("debian:12").fails("no"),
                on("debian:13").fails("no"),
                on("arch").test("t", Outcome.skipped("no vm"), "")))
        .isEqualTo("in all 2 cells with a result");
  }

  @Test
  void otherMessagesAreNoPasses() {
    var groups =
        FailureGroup.of(
            run(on("debian:12").fails("no"), on("debian:13").fails("no"), on("arch").fails("bad")));

    assertThat(groups.stream().map(FailureGroup::sentence))
        .containsExactly(
            "unit/t fails in 2 of 3 cells; with other messages in the others",
            "unit/t fails in 1 of 3 cells; with other messages in the others");
  }

  @Test
  void oneCell() {
    assertThat(why(on("debian:12").fails("no")))
        .isEqualTo("in debian:12/nspawn; no other cell to compare with");
  }

  @Test
  void twoSystemsDifferInEverything() {
    var explanation =
        explanation(
            on("debian:12").deb("zlib1g", "1").deb("jq", "1.6").passes(),
            on("debian:13").deb("zlib1g", "2").deb("jq", "1.7").fails("no"));

    assertThat(explanation.text())
        .isEqualTo("on debian:13 but not on debian:12; one cell of each is not enough to tell why");
    assertThat(explanation.basis()).isEqualTo(Explanation.Basis.COMPARED);
    assertThat(explanation.candidates())
        .containsExactly("jq is 1.7 or newer", "zlib1g is 2 or newer");
    assertThat(
            why(
                on("debian:12").deb("zlib1g", "1").deb("jq", "1.6").passes(),
                on("debian:13").deb("zlib1g", "2").deb("jq", "1.7").fails("'jq' failed")))
        .isEqualTo(
            "on debian:13 but not on debian:12; one cell of each is not enough to tell why, but"
                + " jq is 1.7 or newer only there");
  }
}
