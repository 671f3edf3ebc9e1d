package org.distromatrix.cli;

import java.util.List;
import java.util.Locale;
import org.distromatrix.config.BootKind;
import org.distromatrix.failure.MatrixException;
import picocli.CommandLine.Option;

/** {@code --boot}: how to boot all cells, whatever matrix.yaml says. */
final class BootOption {
  @Option(
      names = "--boot",
      paramLabel = "KIND",
      split = ",",
      description =
          "Boot all cells so: nspawn, qemu or container, or several of them, as in"
              + " nspawn,container (default: boot in matrix.yaml).")
  List<String> kinds = List.of();

  /** The option as it has to be given again. */
  String again() {
    return kinds.isEmpty() ? "" : " --boot " + String.join(",", kinds);
  }

  /**
   * What was asked for; empty: nothing.
   *
   * @throws MatrixException (usage) if there is no such kind
   */
  List<BootKind> chosen() {
    return kinds.stream().map(BootOption::kind).distinct().toList();
  }

  private static BootKind kind(String word) {
    try {
      return BootKind.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw MatrixException.usage("Cannot boot with '%s'".formatted(word))
          .withHint("--boot takes nspawn, qemu or container, or several with commas between")
          .causedBy(e);
    }
  }
}
