package org.distromatrix.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanRenderingTest {
  private Plan plan = new Plan("", List.of(), List.of(), List.of(), List.of());

  @BeforeEach
  void makePlan() throws IOException {
    plan =
        PlanFixture.plan(
            """
            distros: [debian:12, arch]
            axes: { FLAGS: ['-O2 "x" \\ $HOME'] }
            packages: { build: [gcc, zlib-devel], run: [zlib] }
            allow-failure:
              - { distro: arch, reason: bug 1, until: 2027-03-01 }
              - { distro: debian:12, reason: bug 2, until: 2026-11-01 }
            """);
  }

  @Test
  void writesThePlanAsJson() {
    var selection = Selection.parse(List.of("//unit"), PlanFixture.CATALOG);
    assertThat(PlanJson.json(plan, selection.of(plan).cells(), selection))
        .isEqualTo(
            """
            {"schemaVersion":1,"project":"tally","cells":[\
            {"id":"debian:12/nspawn/FLAGS=-O2 \\"x\\" \\\\ $HOME","distro":"debian:12",\
            "name":"Debian 12 (bookworm)","architecture":"x86-64","boot":"nspawn",\
            "axes":{"FLAGS":"-O2 \\"x\\" \\\\ $HOME"},"support":"long-term",\
            "endOfLife":"2028-06-30","buildPackages":["gcc","libc6-dev","zlib1g-dev"],\
            "runPackages":["zlib1g"],"suites":["unit"],\
            "expiredAllowance":{"reason":"bug 2","until":"2026-11-01"}},\
            {"id":"arch/nspawn/FLAGS=-O2 \\"x\\" \\\\ $HOME","distro":"arch",\
            "name":"Arch Linux rolling","architecture":"x86-64","boot":"nspawn",\
            "axes":{"FLAGS":"-O2 \\"x\\" \\\\ $HOME"},"support":"supported",\
            "buildPackages":["gcc","zlib"],"runPackages":["zlib"],"suites":["unit"],\
            "allowedFailure":{"reason":"bug 1","until":"2027-03-01"}}],\
            "warnings":["allow-failure { distro: debian:12 } (bug 2) ended on 2026-11-01:\
             failures count again"]}\
            """);
  }

  @Test
  void writesAMatrixForGithub() {
    assertThat(PlanJson.github(plan.cells()))
        .isEqualTo(
            """
            {"include":[{"cell":"debian:12/nspawn/FLAGS=-O2 \\"x\\" \\\\ $HOME",\
            "name":"Debian 12 (bookworm)","distro":"debian:12","boot":"nspawn",\
            "FLAGS":"-O2 \\"x\\" \\\\ $HOME","allow_failure":false},\
            {"cell":"arch/nspawn/FLAGS=-O2 \\"x\\" \\\\ $HOME","name":"Arch Linux rolling",\
            "distro":"arch","boot":"nspawn","FLAGS":"-O2 \\"x\\" \\\\ $HOME",\
            "allow_failure":true}]}\
            """);
  }

  @Test
  void writesAPipelineForGitlab() {
    assertThat(GitlabPipeline.of(plan.cells()))
        .isEqualTo(
            """
            .matrix:
              script:
                - matrix run "$MATRIX_SELECTION"
              artifacts:
                when: always
                paths: [.matrix/]
                reports:
                  junit: .matrix/runs/*/junit/*.xml

            "debian:12/nspawn/FLAGS=-O2 \\"x\\" \\\\ $HOME":
              extends: .matrix
              variables:
                MATRIX_SELECTION: "debian:12/nspawn/FLAGS=-O2 \\"x\\" \\\\ $$HOME"

            "arch/nspawn/FLAGS=-O2 \\"x\\" \\\\ $HOME":
              extends: .matrix
              variables:
                MATRIX_SELECTION: "arch/nspawn/FLAGS=-O2 \\"x\\" \\\\ $$HOME"
              allow_failure: true
            """);
  }
}
