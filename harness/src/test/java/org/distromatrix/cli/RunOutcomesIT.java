package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells the shell and its reader. Needs root, systemd-nspawn and the host's mirror. */
class RunOutcomesIT {
  @TempDir Path temporary;
  private MatrixProgram matrix;

  @BeforeEach
  void makeProject() throws IOException {
    matrix = new MatrixProgram(Files.createDirectory(temporary.resolve("project")));
  }

  private static void assertStatus(Ended ended, int status) {
    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(status);
  }

  @Test
  void aFailingTestIsNamedWithCauseLogAndWhatToDoNext() {
    matrix
        .suites("{ name: smoke, run: tests/a.sh }", "{ name: fine, run: 'true' }")
        .script("tests/a.sh", "echo expected 3; echo got 4 >&2; exit 1\n");

    Ended ended = matrix.run("run");

    assertStatus(ended, 1);
    assertThat(ended.out())
        .contains(
            "FAILED debian:13/nspawn//smoke/smoke\n  cause: exit status 1\n",
            "  | expected 3\n",
            "  | got 4\n",
            "/cells/debian_13_nspawn/suites/smoke/smoke.log\n",
            "  rerun:    matrix run debian:13/nspawn//smoke/smoke\n",
            "  shell:    matrix shell debian:13/nspawn\n");
    assertThat(ended.err()).isEmpty();
    assertThat(matrix.latest("junit/debian_13_nspawn.xml")).contains("<failure");

    assertStatus(matrix.run("run", "debian:13/nspawn//smoke/smoke"), 1);
  }

  @Test
  void aBrokenBuildScriptShowsItsLastLines() {
    matrix
        .suites("{ name: smoke, run: 'true' }")
        .script("mkosi.build", "echo compiling; echo 'x.c:1: no such thing' >&2; exit 2\n");

    Ended ended = matrix.run("run");

    assertStatus(ended, 4);
    assertThat(ended.out())
        .contains("ERROR in build: ", "  | x.c:1: no such thing\n", "/build.log\n")
        .doesNotContain("matrix shell");
  }

  @Test
  void aScriptThatIsMissingOrCannotBeExecutedIsNamed() {
    matrix.suites("{ name: smoke, run: tests/gone.sh }", "{ name: plain, run: tests/plain.sh }");
    matrix.file("tests/plain.sh", "#!/bin/sh\n");

    Ended ended = matrix.run("run");

    assertThat(ended.status()).as(ended.out() + ended.err()).isIn(1, 2);
    assertThat(ended.out() + ended.err()).contains("tests/gone.sh").contains("tests/plain.sh");
  }

  @Test
  void aDeadMirrorIsNamed() {
    matrix
        .suites("{ name: smoke, run: 'true' }")
        .with("MATRIX_MIRROR_DEBIAN", "http://127.0.0.1:1/debian");

    Ended ended = matrix.run("run", "--refresh");

    assertStatus(ended, 3);
    assertThat(ended.out())
        .contains(
            "[debian:13/nspawn] ERROR in image: ", "http://127.0.0.1:1/debian", "/image.log\n");
  }

  @Test
  void whereOneImageCannotBeMadeTheOtherCellsGoOn() {
    matrix.file(
        "matrix.yaml",
        """
        project: small
        distros: [debian:13, ubuntu:24.04]
        mirror: { ubuntu: "http://127.0.0.1:1/ubuntu" }
        suites:
          - { name: smoke, run: "true" }
        """);

    Ended ended = matrix.run("run");

    assertStatus(ended, 3);
    assertThat(ended.out())
        .contains("[ubuntu:24.04/nspawn] ERROR in image: ", "[debian:13/nspawn] smoke: 1 passed");
  }

  @Test
  void aPackageThatDoesNotExistIsNamed() {
    matrix.suites("{ name: smoke, run: 'true' }").file("more", "");
    matrix.file(
        "matrix.yaml",
        """
        project: small
        distros: [debian:13]
        packages: { run: [no-such-package-anywhere] }
        suites:
          - { name: smoke, run: "true" }
        """);

    Ended ended = matrix.run("run");

    assertThat(ended.status()).as(ended.out() + ended.err()).isIn(2, 3);
    assertThat(ended.out() + ended.err()).contains("no-such-package-anywhere");
  }

  @Test
  void allMistakesOfAFileAreShownAtOnce() {
    matrix.file(
        "matrix.yaml",
        """
        project: small
        distros: [debian:13, debain:12]
        sutes: []
        suites: [{name: a, run: b}]
        """);

    Ended ended = matrix.run("run");

    assertStatus(ended, 2);
    assertThat(ended.err())
        .contains(
            "matrix.yaml:2:22: unknown distro 'debain'; did you mean 'debian'?",
            "matrix.yaml:3:1: unknown key 'sutes'; did you mean 'suites'?");
    assertThat(ended.out()).isEmpty();
    assertThat(matrix.folder().resolve(".matrix")).doesNotExist();
  }

  @Test
  void selectionsOfNothingAndOfWhatIsUnknownDiffer() {
    matrix.suites("{ name: smoke, run: 'true' }");

    Ended nothing = matrix.run("run", "!debian:13");
    Ended allowed = matrix.run("run", "--allow-empty", "!debian:13");
    Ended unknown = matrix.run("run", "debian:13//nosuch");

    assertStatus(nothing, 5);
    assertThat(nothing.err()).startsWith("matrix: ");
    assertStatus(allowed, 0);
    assertThat(unknown.status()).as(unknown.out() + unknown.err()).isIn(2, 5);
    assertThat(unknown.err()).contains("nosuch");
  }

  @Test
  void withoutRootOneMessageSaysSo() {
    matrix.suites("{ name: smoke, run: 'true' }");

    // to itself, it is nobody there; yet it may read where the libraries of this test lie
    Ended ended = matrix.through("unshare", "--user").run("run");

    assertStatus(ended, 3);
    assertThat(ended.err())
        .isEqualTo(
            "matrix: Cannot run cells: mounts and nspawn need root\n  hint: sudo ./matrix ..., or"
                + " --boot container: that needs a container engine only\n");
  }

  @Test
  void aFolderOfMkosiFilesRuns() {
    matrix.file(
        "matrix.yaml",
        """
        project: theirs
        distros: [debian:13]
        packages: { build: [gcc, libc6-dev] }
        suites:
          - { name: hello, run: "test \\"$(hello)\\" = hello,extra" }
        """);
    matrix
        .file("hello.c", "#include <stdio.h>\nint main(void) { puts(GREETING); return 0; }\n")
        .script(
            "mkosi.build",
            """
            set -e
            cc -DGREETING='"hello,extra"' -o "$BUILDDIR/hello" "$SRCDIR/hello.c"
            install -D "$BUILDDIR/hello" "$DESTDIR/usr/bin/hello"
            """)
        .file("mkosi.extra/etc/theirs.conf", "extra\n");

    Ended ended = matrix.run("run");

    assertStatus(ended, 0);
    assertThat(ended.out()).contains("PASSED: 1 cell (1 passed); 1 test (1 passed); ");
  }
}
