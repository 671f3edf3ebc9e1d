package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why only there, of real guests. Needs root, systemd-nspawn and the host's mirror. */
class ExplainedRunIT {
  @TempDir Path temporary;
  private MatrixProgram matrix;

  @BeforeEach
  void makeProject() throws IOException {
    matrix = new MatrixProgram(Files.createDirectory(temporary.resolve("project")));
  }

  @Test
  void aPackageThatSomeCellsHaveIsNamed() {
    matrix
        .file(
            "matrix.yaml",
            """
            project: small
            distros: [debian:12, debian:13]
            axes: { TOOLS: { values: [few, many], build: false } }
            packages: { on: { "debian:12/*/TOOLS=many": { run: [jq] }, "debian:13/*/TOOLS=few": { run: [jq] } } }
            suites:
              - { name: smoke, run: tests/no-jq.sh }
            """)
        .script("tests/no-jq.sh", "! command -v jq\n");

    Ended ended = matrix.run("run");

    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(1);
    assertThat(ended.out())
        .contains(
            "\nsmoke/smoke fails exactly where jq is installed; the failure names jq: exit status 1\n");
    assertThat(matrix.latest("report/index.html")).contains("exactly where jq is installed");
    assertThat(matrix.run("report", "--markdown").out())
        .contains(
            "- 🔎 **smoke/smoke fails** exactly where jq is installed; the failure names jq: exit status 1\n");
  }

  /** Debian 12 gets no point releases any more: what it had first stays beside the updates. */
  @Test
  void theVersionOfAPackageIsWhatSeparatesThem() {
    matrix
        .file(
            "matrix.yaml",
            """
            project: small
            distros: [debian:12, debian:13]
            axes: { JQ: { values: [old, new], build: false } }
            packages:
              on:
                "debian:12/*/JQ=old": { run: ["jq=1.6-2.1+deb12u2", "libjq1=1.6-2.1+deb12u2"] }
                "debian:12/*/JQ=new": { run: [jq] }
                "debian:13": { run: [jq] }
            suites:
              - { name: smoke, run: tests/jq.sh }
            """)
        .script(
            "tests/jq.sh",
            """
            version=$(dpkg-query --show --showformat='${Version}' jq)
            echo "jq $version"
            dpkg --compare-versions "$version" le 1.6-2.1+deb12u2
            """);

    Ended ended = matrix.run("run");

    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(1);
    assertThat(ended.out())
        .containsPattern(
            "\nsmoke/smoke fails exactly where jq is 1\\.6-2\\.1\\+deb12u\\d+ or newer"
                + " \\(and 1 more package\\): exit status 1\n");
    assertThat(matrix.latest("report/index.html"))
        .containsPattern("exactly where jq is 1\\.6-2\\.1\\+deb12u\\d+ or newer");
  }

  @Test
  void twoDistributionsDifferInMoreThanCanBeBlamed() {
    matrix.file(
        "matrix.yaml",
        """
            project: small
            distros: [debian:12, debian:13]
            suites:
              - { name: smoke, run: grep -q bookworm /etc/os-release }
            """);

    Ended ended = matrix.run("run");

    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(1);
    assertThat(ended.out())
        .contains(
            "\nsmoke/smoke fails on debian:13 but not on debian:12; one cell of each is not enough"
                + " to tell why: exit status 1\n");
  }
}
