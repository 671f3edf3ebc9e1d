package org.distromatrix.config;

import java.nio.file.Path;
import org.distromatrix.document.Located;
import org.distromatrix.document.Position;

/** The checks of matrix.yaml that need more than one value, the project's files, or the catalog. */
final class MatrixChecks {
  private final PathChecks paths;
  private final NameChecks names;
  private final DistroChecks distros;
  private final MatchChecks matches;
  private final SuiteChecks suites;

  MatrixChecks(Path folder, DistroCheck catalog, Problems problems) {
    this.paths = new PathChecks(folder, problems);
    this.names = new NameChecks(problems);
    this.distros = new DistroChecks(catalog, problems);
    this.matches = new MatchChecks(catalog, problems);
    this.suites = new SuiteChecks(problems);
  }

  void check(MatrixDocument document) {
    distros.check(document);
    names.check(document);
    matches.check(document);
    suites.check(document);
    document
        .machine()
        .kernel()
        .filter(kernel -> KernelChoice.isFile(kernel.value()))
        .ifPresent(kernel -> paths.file(kernel.value(), kernel.at()));
    document.build().script().forEach(script -> paths.script(script.value(), script.at()));
    if (document.build().script().isEmpty()) {
      paths.defaultScripts().forEach(script -> paths.script(script, Position.START));
    }
    document
        .keys()
        .values()
        .forEach(keys -> keys.file().ifPresent(file -> paths.file(file.value(), file.at())));
    document.entitlement().path().ifPresent(path -> entitlement(path, document.entitlement()));
    document.files().ifPresent(files -> paths.folder(files.value(), files.at()));
  }

  private void entitlement(Located<String> path, EntitlementEntry entry) {
    paths.entitlement(path.value(), path.at(), entry.missing() == MissingEntitlement.SKIP);
  }
}
