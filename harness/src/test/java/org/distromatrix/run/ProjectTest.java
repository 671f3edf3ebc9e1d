package org.distromatrix.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.distromatrix.event.Masker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
  @TempDir private Path folder;

  @Test
  void secretsAreMaskedWhereverTheirValueComesFrom() throws Exception {
    Files.writeString(
        folder.resolve("matrix.yaml"),
        """
        project: tally
        distros: [debian:13]
        environment: { IN_FILE: file-value }
        pass-environment: [PASSED]
        secrets: [IN_FILE, PASSED, OF_SUITE, UNSET]
        suites:
          - { name: smoke, run: "true", environment: { OF_SUITE: suite-value } }
        """);
    Masker masker =
        Project.load(folder, List.of(), List.of())
            .masker(Map.of("PASSED", "passed-value", "IN_FILE", "overridden"));

    assertThat(masker.mask("file-value passed-value suite-value overridden"))
        .isEqualTo("*** *** *** overridden");
  }
}
