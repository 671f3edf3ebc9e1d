package org.distromatrix.config;

import java.util.Set;

/** What names in matrix.yaml look like, and which are taken. */
final class Names {
  /** Environment variables that a shell can use. */
  static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]*";

  static final String VARIABLE_EXPECTED = "a variable name of letters, digits and '_'";

  /** Suites stand in ids and folder names. */
  static final String SUITE = "[A-Za-z0-9._-]+";

  static final String SUITE_EXPECTED = "letters, digits, '.', '_' and '-'";

  static final String USER = "[a-z_][a-z0-9_-]{0,30}";

  static final String USER_EXPECTED = "a user name";

  /** Files of this host, or a pattern of them. */
  static final String PATH = ".*\\S.*";

  static final String PATH_EXPECTED = "a path, or a pattern of paths";

  /** What the Java language lets a class be called, wild cards, and a package. */
  static final String CLASSES =
      "[A-Za-z_$*][A-Za-z0-9_$*]*(\\.[A-Za-z0-9_$*]+)*"
          + "|package:[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*";

  static final String CLASSES_EXPECTED =
      "a class, a pattern such as org.example.*, or package:org.example";

  /** Variables that are set for the build script (mkosi's contract) or for tests. */
  private static final Set<String> RESERVED =
      Set.of(
          "SRCDIR",
          "BUILDDIR",
          "DESTDIR",
          "OUTPUTDIR",
          "ARTIFACTDIR",
          "DISTRIBUTION",
          "RELEASE",
          "ARCHITECTURE",
          "WITH_TESTS",
          "WITH_NETWORK");

  /** Variables that an axis may not vary: the shell needs them, and matches use the words. */
  private static final Set<String> NO_AXIS =
      Set.of("PATH", "HOME", CellMatch.DISTRO, CellMatch.BOOT, "reason", "until");

  private Names() {}

  /** Whether a variable is Distro Matrix's own to set. */
  static boolean isReserved(String variable) {
    return RESERVED.contains(variable) || variable.startsWith("MATRIX_");
  }

  /** Whether an axis can have this name. */
  static boolean canBeAxis(String name) {
    return !isReserved(name) && !NO_AXIS.contains(name);
  }
}
