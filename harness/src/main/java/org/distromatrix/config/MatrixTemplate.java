package org.distromatrix.config;

import java.util.List;
import java.util.stream.Collectors;

/** Fills the first matrix.yaml of a project with what its folder shows. */
final class MatrixTemplate {
  private MatrixTemplate() {}

  static String fill(String template, ProjectScan scan) {
    return template
        .replace("@PROJECT@", quoted(scan.name()))
        .replace("@PACKAGES@\n", packages(scan))
        .replace("@BUILD@\n", build(scan));
  }

  private static String packages(ProjectScan scan) {
    String run =
        scan.runPackages().isEmpty()
            ? "  # run: [zlib] # what the installed project needs to run\n"
            : "  run: " + list(scan.runPackages()) + "\n";
    String build =
        scan.buildPackages().isEmpty()
            ? "  # build: [gcc, make] # what the build needs\n"
            : "  build: " + list(scan.buildPackages()) + "\n";
    boolean none = scan.buildPackages().isEmpty() && scan.runPackages().isEmpty();
    return (none ? "# packages:\n" : "packages:\n") + build + run;
  }

  private static String build(ProjectScan scan) {
    if (scan.buildSystem().isEmpty()) {
      return """
      # No known build system was found. An executable script builds the project:
      # build: { script: build.sh }

      """;
    }
    boolean own = scan.buildSystem().get() == BuildSystem.MKOSI;
    String what = own ? "the project's own" : "for " + scan.buildSystem().get().word();
    return "# mkosi.build, "
        + what
        + ", is run in each distribution.\n"
        + (scan.network()
            ? "build: { network: true } # dependencies are loaded\n\n"
            : "# build: { timeout: 10m }\n\n");
  }

  private static String list(List<String> words) {
    return words.stream().map(MatrixTemplate::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Text as one YAML scalar: plain where nothing can be mistaken. */
  private static String quoted(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9._+-]*") && !text.matches("null|Null|NULL")
        ? text
        : "'" + text.replaceAll("\\p{Cntrl}", "?").replace("'", "''") + "'";
  }
}
