package org.distromatrix.cli;

import java.util.Locale;
import java.util.Optional;
import org.distromatrix.config.BootKind;
import org.distromatrix.failure.MatrixException;
import picocli.CommandLine.Option;

/** {@code --boot}: one way to boot all cells, whatever matrix.yaml says. */
final class BootOption {
  @Option(
      names = "--boot",
      paramLabel = "KIND",
      description = "Boot all cells so: nspawn, qemu or container (default: boot in matrix.yaml).")
  String kind = "";

  /** The option as it has to be given again. */
  String again() {
    return kind.isEmpty() ? "" : " --boot " + kind;
  }

  /**
   * What was asked for.
   *
   * @throws MatrixException (usage) if there is no such kind
   */
  Optional<BootKind> chosen() {
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(BootKind.valueOf(kind.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw MatrixException.usage("Cannot boot with '%s'".formatted(kind))
          .withHint("--boot takes nspawn, qemu or container")
          .causedBy(e);
    }
  }
}
