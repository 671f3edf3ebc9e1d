package org.distromatrix.cli;

import java.util.Objects;

/** The version of this program. */
final class Version {
  private Version() {}

  /** As the jar's manifest has it; "development" when run from class files. */
  static String text() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "development");
  }

  /** For picocli's {@code --version}. */
  static final class Provider implements picocli.CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"matrix " + text()};
    }
  }
}
