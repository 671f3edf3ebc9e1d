package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user is told of what pacman printed; the lines are those of pacman 6.0 and 7.0. */
class PacmanFailuresTest {
  private static MatrixException explain(String... lines) {
    return new PacmanFailures(List.of(lines))
        .explain("Cannot build arch", new DistroRef("arch", ""), "http://m (MATRIX_MIRROR_ARCH)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          error: make: signature from "A <a@b>" is invalid | the mirror's signature cannot be trusted
          error: core: signature from "A <a@b>" is unknown trust | the mirror's signature cannot be trusted
          error: make: key "AB12" is unknown | the mirror's signature cannot be trusted
          error: failed retrieving file 'make-1-1-any.pkg.tar.zst.sig' from h : The requested URL returned error: 404 | a package is not signed
          error: failed retrieving file 'core.db.sig' from h : The requested URL returned error: 404 | the mirror's metadata is not signed
          error: failed retrieving file 'core.db' from h : The requested URL returned error: 404 | the mirror does not have it
          error: failed retrieving file 'core.db' from h : Failed to connect to h port 1 | the mirror cannot be reached
          error: failed retrieving file 'core.db' from h : Operation too slow. Less than 1 bytes/sec transferred the last 10 seconds | the mirror does not answer
          error: failed retrieving file 'core.db' from h : Could not resolve host: h | the mirror's name cannot be resolved
          error: Partition /d/root too full: 10 blocks needed, 1 blocks free | the disk that holds the cache is full
          error: command failed to execute correctly | a script of a package failed
          """)
  void causesAreTold(String line, String cause) {
    assertThat(explain(line))
        .hasMessageStartingWith("Cannot build arch: " + cause)
        .hasMessageEndingWith("; mirror: http://m (MATRIX_MIRROR_ARCH)")
        .extracting(MatrixException::fault)
        .isEqualTo(Fault.INFRASTRUCTURE);
  }

  @Test
  void errorsCountWhateverTheStatus() {
    assertThat(new PacmanFailures(List.of("installing a...", "warning: b")).any()).isFalse();
    assertThat(new PacmanFailures(List.of("installing a...", "error: c")).any()).isTrue();
  }

  @Test
  void unknownPackagesAreNamed() {
    var failures =
        new PacmanFailures(List.of("error: target not found: zlb", "error: target not found: mak"));
    assertThat(failures.unknownPackages()).containsExactly("zlb", "mak");
    assertThat(failures.staleDatabases()).isFalse();
  }
}
