package org.distromatrix.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixSchemaTest {
  private static final Path COMMITTED = Path.of("..", "docs", "matrix.schema.json");
  private static final String SMALL =
      """
      project: hello
      distros: [debian:12]
      suites: [{ name: smoke, run: tests/smoke.sh }]
      """;

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(MatrixSchema.json());

  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.createFile(folder.resolve("build.sh")).toFile().setExecutable(true);
    Files.createDirectory(folder.resolve("extra"));
  }

  private static List<Error> errors(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML);
  }

  private void read(String yaml) throws IOException {
    Files.writeString(folder.resolve("matrix.yaml"), yaml);
    new MatrixReader(new KnownDistros()).read(folder);
  }

  @Test
  void theCommittedCopyIsUpToDate() throws IOException {
    if (Boolean.getBoolean("matrix.schema.write")) {
      Files.writeString(COMMITTED, MatrixSchema.json());
    }
    assertThat(Files.readString(COMMITTED))
        .as(
            "made again by: mvn -pl harness -am test -Dtest=MatrixSchemaTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dmatrix.schema.write=true")
        .isEqualTo(MatrixSchema.json());
  }

  @Test
  void takesEverythingThatTheReaderTakes() throws IOException {
    read(Samples.everything());

    assertThat(errors(Samples.everything())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boot: qemu",
        "axes: { CC: gcc }",
        "axes: { CC: { values: [gcc], build: false } }",
        "environment: { A: true, B: 0.10, C: text }",
        "mirror: http://mirror.example",
        "entitlement: .",
        "entitlement: { missing: skip }",
        "checks: { journal: fail }",
        "build: { script: [build.sh] }",
        "output-limit: 5",
        "exclude: [{ boot: qemu }]",
        "timeouts: { run: 1h30m }",
      })
  void takesWhatTheReaderTakes(String more) throws IOException {
    read(SMALL + more);

    assertThat(errors(SMALL + more)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "suits: []",
        "boot: []",
        "boot: [vm]",
        "boot: { a: b }",
        "axes: { CC: [] }",
        "axes: { 2nd: [a] }",
        "axes: { CC: { build: true } }",
        "axes: { CC: { values: [a], built: true } }",
        "exclude: [qemu]",
        "allow-failure: [{ distro: arch }]",
        "allow-failure: [{ distro: arch, reason: ' ' }]",
        "allow-failure: [{ distro: arch, reason: x, until: 2027 }]",
        "environment: { A: [b] }",
        "environment: { A: }",
        "pass-environment: [A-B]",
        "pass-environment: [5]",
        "packages: [gcc]",
        "packages: { build: { gcc: 1 } }",
        "packages: { on: { arch: [clang] } }",
        "build: { script: [] }",
        "build: { network: 'true' }",
        "build: { timeout: 10 }",
        "build: { timeout: 10x }",
        "build: { timeout: 0s }",
        "files: ''",
        "entitlement: ''",
        "entitlement: { path: ., missing: ignore }",
        "checks: { coredumps: never }",
        "checks: { journal: { ignores: [a] } }",
        "timeouts: { tests: 1m }",
        "output-limit: much",
        "default: { a: b }",
      })
  void refusesWhatTheReaderRefuses(String more) {
    assertThatThrownBy(() -> read(SMALL + more)).isInstanceOf(MatrixException.class);

    assertThat(refused(SMALL + more)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: a/b",
        "run: ''",
        "runs: x",
        "format: xunit",
        "isolation: none",
        "retries: -1",
        "retries: '1'",
        "retries: 1.5",
        "needs: [kvm]",
        "network: maybe",
        "user: Me",
        "artifacts: [[a]]",
        "results: ''",
        "format: junit-platform\n    class-path: []\n    select: org.example.A",
        "format: junit-platform\n    class-path: target\n    select: org/example",
      })
  void refusesTheSameOfASuite(String key) {
    String yaml =
        """
        project: hello
        distros: [debian:12]
        suites:
          - KEY
        """
            .replace("KEY", withDefaults(key));

    assertThatThrownBy(() -> read(yaml)).isInstanceOf(MatrixException.class);
    assertThat(refused(yaml)).isTrue();
  }

  private static String withDefaults(String key) {
    String name = key.startsWith("name") ? "" : "name: smoke\n    ";
    String run = key.startsWith("run:") ? "" : "run: x\n    ";
    return name + run + key;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "distros: [debian:12]\nsuites: [{ name: a, run: b }]",
        "project: ''\ndistros: [debian:12]\nsuites: [{ name: a, run: b }]",
        "project: x\nsuites: [{ name: a, run: b }]",
        "project: x\ndistros: []\nsuites: [{ name: a, run: b }]",
        "project: x\ndistros: [Debian 12]\nsuites: [{ name: a, run: b }]",
        "project: x\ndistros: [debian:12]\nsuites: [{ run: b }]",
        "[a]",
        "text",
      })
  void refusesTheSameOfAWholeFile(String yaml) {
    assertThatThrownBy(() -> read(yaml)).isInstanceOf(MatrixException.class);
    assertThat(refused(yaml)).isTrue();
  }

  private static boolean refused(String yaml) {
    return !errors(yaml).isEmpty();
  }
}
