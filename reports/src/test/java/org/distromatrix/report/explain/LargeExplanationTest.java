package org.distromatrix.report.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.report.explain.CellSample.on;

import java.time.Duration;
import java.util.List;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.junit.jupiter.api.Test;

/** A hundred cells of a thousand tests and four hundred packages; prints how long they take. */
class LargeExplanationTest {
  private static final List<String> DISTROS =
      List.of("fedora", "centos", "debian", "ubuntu", "rocky", "alma", "opensuse", "rhel");

  /** Every fiftieth test fails on Fedora; of the others a hundred fail here and there. */
  private static RunResult run() {
    var cells = new CellSample[100];
    for (int cell = 0; cell < cells.length; cell++) {
      var distro = DISTROS.get(cell % DISTROS.size());
      cells[cell] = on(distro + ":" + (10 + cell / DISTROS.size()));
      for (int test = 0; test < 1000; test++) {
        boolean anywhere = test % 50 != 7 && (cell * 31 + test) % 200 == 0;
        boolean fails = anywhere || (test % 50 == 7 && distro.equals("fedora"));
        var name = "test-" + test;
        if (fails) {
          cells[cell].fails(name, anywhere ? "refused by rule" + test : "part " + test);
        } else {
          cells[cell].test(name, Outcome.passed(), "");
        }
      }
      for (int i = 0; i < 400; i++) {
        var version = "1." + (cell * 7 + i) % 13 + "~rc" + cell + "-1";
        if (distro.equals("debian") || distro.equals("ubuntu")) {
          cells[cell].deb("package" + i, version);
        } else {
          cells[cell].rpm("package" + i, version);
        }
      }
    }
    return CellSample.run(cells);
  }

  @Test
  void aLargeRunIsExplainedAtOnce() {
    var run = run();
    long began = System.nanoTime();
    var groups = FailureGroup.of(run);
    var took = Duration.ofNanos(System.nanoTime() - began);
    System.out.println(groups.size() + " groups explained in " + took.toMillis() + " ms");

    assertThat(groups.get(0).sentence()).isEqualTo("20 tests fail only on fedora");
    assertThat(groups).hasSize(99);
  }
}
