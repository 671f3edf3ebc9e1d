package org.distromatrix.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.document.DocumentReader;
import org.distromatrix.document.ReadResult;
import org.distromatrix.document.ScalarType;
import org.distromatrix.failure.MatrixException;

/** Reads and checks the matrix.yaml of a project. */
public final class MatrixReader {
  /** Knows the scalars of matrix.yaml. */
  static final DocumentReader DOCUMENTS = new DocumentReader(distroRef(), ByteSize.scalar());

  private final DistroCheck distros;

  /** A reader that asks there whether distributions exist. */
  public MatrixReader(DistroCheck distros) {
    this.distros = distros;
  }

  private static ScalarType<DistroRef> distroRef() {
    return ScalarType.text(
        DistroRef.class,
        "a distribution such as debian:13 or arch",
        "^[a-z][a-z0-9-]*(:[A-Za-z0-9._-]+)?$",
        text -> Optional.of(DistroRef.parse(text)));
  }

  /**
   * The matrix of a project, whole and checked.
   *
   * @throws MatrixException (usage) that tells every problem of the file with line and column
   */
  public MatrixFile read(Path projectFolder) {
    Path shown = projectFolder.normalize().resolve(MatrixFile.NAME);
    Path folder = projectFolder.toAbsolutePath().normalize();
    if (!Files.exists(shown)) {
      throw missing(folder);
    }
    var document = DOCUMENTS.read(shown, MatrixDocument.class);
    var problems = new Problems(shown);
    problems.addAll(document.problems());
    document.value().ifPresent(value -> new MatrixChecks(folder, distros, problems).check(value));
    return file(folder, document, problems);
  }

  private static MatrixFile file(
      Path folder, ReadResult<MatrixDocument> document, Problems problems) {
    var found = problems.sorted();
    if (!found.isEmpty()) {
      throw ProblemReport.of(found, document.text());
    }
    return MatrixAssembly.assemble(folder, document.value().orElseThrow());
  }

  private static MatrixException missing(Path folder) {
    if (!Files.isDirectory(folder)) {
      return MatrixException.usage("Cannot read '" + folder + "': no such folder")
          .withHint("Give the project's folder with -C.");
    }
    var missing = MatrixException.usage("Cannot find " + MatrixFile.NAME + " in '" + folder + "'");
    return Files.exists(folder.resolve("matrix.yml"))
        ? missing.withHint("Rename matrix.yml to " + MatrixFile.NAME + ".")
        : missing.withHint("Run 'matrix init' to make one, or give the project's folder with -C.");
  }
}
