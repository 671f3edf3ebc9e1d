package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells of RHEL without a good entitlement. Needs what {@link RunOutcomesIT} needs. */
class EntitlementIT {
  private static final String NO_PAIR = "there is no pair of NUMBER.pem and NUMBER-key.pem in ";

  @TempDir Path temporary;
  private Path entitlement;
  private MatrixProgram matrix;

  @BeforeEach
  void makeProject() throws IOException {
    entitlement = Files.createDirectory(temporary.resolve("entitlement"));
    matrix = new MatrixProgram(Files.createDirectory(temporary.resolve("project")));
  }

  private void project(String distros, String more) {
    matrix.file(
        "matrix.yaml",
        """
        project: small
        distros: [%s]
        suites:
          - { name: smoke, run: "true" }
          - { name: unit, run: "true" }
        %s
        """
            .formatted(distros, more));
  }

  private static void assertStatus(Ended ended, int status) {
    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(status);
  }

  @Test
  void withoutOneTheCellFailsAndSaysWhatIsMissingAndHowToGetIt() {
    project("rhel:9", "");
    matrix.with("MATRIX_ENTITLEMENT_RHEL", entitlement.toString());

    Ended ended = matrix.run("run");

    assertStatus(ended, 3);
    assertThat(ended.out())
        .contains(
            "[rhel:9/nspawn] ERROR in image: Cannot build rhel:9: its repositories want a"
                + " subscription's certificate: "
                + NO_PAIR
                + entitlement
                + "\n",
            "[rhel:9/nspawn]   hint: Register this host: subscription-manager register; or copy");
  }

  @Test
  void whereItMayBeMissingTheCellIsSkippedAndTheOthersDecide() {
    project("rhel:9, debian:13", "entitlement: { path: ../entitlement, missing: skip }");
    String reason = "no entitlement for rhel:9: " + NO_PAIR + entitlement;

    Ended both = matrix.run("run");

    assertStatus(both, 0);
    assertThat(both.out())
        .contains(
            "[rhel:9/nspawn] skip smoke/smoke: " + reason + "\n",
            "\nskipped rhel:9/nspawn: " + reason + "\n",
            "PASSED: 2 cells (1 passed, 1 not tested); 4 tests (2 passed, 2 skipped); ")
        .doesNotContain("ERROR", "FAIL");
    assertThat(matrix.latest("results.json")).contains("\"message\":\"" + reason + "\"");
    assertThat(matrix.latest("junit/rhel_9_nspawn.xml"))
        .contains("<skipped message=\"" + reason + "\"");
    assertThat(matrix.run("report", "--markdown").out())
        .contains("⚠️ skipped: rhel:9/nspawn: no entitlement for rhel:9: ");

    Ended alone = matrix.run("run", "rhel:9");

    assertStatus(alone, 5);
    assertThat(alone.out()).contains("skipped rhel:9/nspawn: " + reason, "NOTHING TESTED: ");
  }

  @Test
  void buildTellsWhatWasBuilt() {
    project("rhel:9, debian:13", "entitlement: { path: ../entitlement, missing: skip }");

    Ended both = matrix.run("build");
    Ended alone = matrix.run("build", "rhel:9");

    assertStatus(both, 0);
    assertThat(both.out())
        .contains("BUILT: 2 cells (1 built, 1 not built); ", "skipped rhel:9/nspawn: no entitl");
    assertStatus(alone, 5);
    assertThat(alone.out()).contains("NOTHING BUILT: 1 cell (1 not built); ");
  }

  @Test
  void anExpiredOneIsNamedWithTheDayItEnded() throws IOException {
    project("rhel:9", "entitlement: { path: ../entitlement, missing: skip }");
    String day = expired("4711");

    Ended ended = matrix.run("run");

    assertStatus(ended, 3);
    assertThat(ended.out().lines().filter(line -> line.startsWith("[rhel:9/nspawn] ERROR")))
        .containsExactly(
            "[rhel:9/nspawn] ERROR in image: Cannot build rhel:9: its repositories want a"
                + " subscription's certificate: %s/4711.pem expired on %s"
                    .formatted(entitlement, day));
  }

  @Test
  void aFolderThatIsNotThereIsAnErrorOfTheFile() {
    project("rhel:9", "entitlement: ../entitlment");

    Ended ended = matrix.run("run");

    assertStatus(ended, 2);
    assertThat(ended.err())
        .contains("matrix.yaml:6:14: there is no folder '../entitlment'; did you mean '../ent");
    assertThat(matrix.folder().resolve(".matrix")).doesNotExist();
  }

  /** Makes a pair that was good for a day, a while ago; returns the day it ended. */
  private String expired(String number) throws IOException {
    var began = java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(10);
    Path certificate = entitlement.resolve(number + ".pem");
    keytool(
        List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=test", "-validity", "1"),
        List.of("-startdate", began.toString().replace('-', '/') + " 12:00:00"));
    keytool(List.of("-exportcert", "-rfc", "-file", certificate.toString()), List.of());
    Files.writeString(entitlement.resolve(number + "-key.pem"), "key");
    return began.plusDays(1).toString();
  }

  private void keytool(List<String> what, List<String> more) {
    var argv = new ArrayList<>(List.of("keytool"));
    argv.addAll(what);
    argv.addAll(more);
    argv.addAll(List.of("-keystore", temporary.resolve("store").toString()));
    argv.addAll(List.of("-storepass", "secret", "-alias", "a"));
    new LocalCommands(System.getenv()).run(Command.of(argv));
  }
}
