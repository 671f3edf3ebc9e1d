package org.distromatrix.cli;

import picocli.CommandLine.Option;

/** {@code --cold-boot}. */
final class ColdBootOption {
  @Option(
      names = "--cold-boot",
      description = "Boot every machine, where it could go on from its saved state.")
  boolean wanted;
}
