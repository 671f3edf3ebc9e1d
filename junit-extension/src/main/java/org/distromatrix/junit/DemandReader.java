package org.distromatrix.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.document.DurationText;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Reads what is wanted from an annotation, and where that is silent from the configuration. */
final class DemandReader {
  private final ExtensionContext context;
  private final Attributes attributes;
  private final String owner;

  /**
   * @param context of the class or method that has the annotation
   */
  DemandReader(ExtensionContext context, Attributes attributes) {
    this.context = context;
    this.attributes = attributes;
    this.owner = owner(context);
  }

  private static String owner(ExtensionContext context) {
    String type = context.getRequiredTestClass().getSimpleName();
    return context.getTestMethod().map(method -> type + "." + method.getName()).orElse(type);
  }

  /**
   * Reads it.
   *
   * @throws MatrixException (usage) that names the class, the attribute and the fix
   */
  Demand read() {
    return readFor(folder());
  }

  /** The same where the project is known already, and what is said of it says nothing. */
  Demand readFor(Path folder) {
    return new Demand(
        owner,
        attributes.annotation(),
        new Demand.Matrix(folder, boot(), attributes.packages()),
        list(attributes.cells(), "matrix.distros"),
        attributes.isolation(),
        attributes.network(),
        attributes.coldBoot(),
        timeout());
  }

  private List<BootKind> boot() {
    return !attributes.boot().isEmpty()
        ? attributes.boot()
        : list(List.of(), "matrix.boot").stream().map(this::bootKind).toList();
  }

  private BootKind bootKind(String word) {
    return Arrays.stream(BootKind.values())
        .filter(kind -> kind.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                problem("configuration parameter matrix.boot", "'" + word + "' is no way to boot")
                    .withHint("nspawn, qemu and container are"));
  }

  private Optional<Duration> timeout() {
    String text = text(attributes.timeout(), "matrix.timeout");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> limit = DurationText.parse(text);
    if (limit.isEmpty()) {
      throw problem(from("timeout", attributes.timeout()), "'" + text + "' is no duration")
          .withHint("write it as in \"30s\", \"2m30s\" or \"1h\"");
    }
    return limit;
  }

  private Path folder() {
    String text = text(attributes.project(), "matrix.project");
    Path start = Path.of(text).toAbsolutePath().normalize();
    return text.isEmpty() ? nearest(start) : named(start);
  }

  private Path named(Path folder) {
    if (Files.isRegularFile(folder.resolve(MatrixFile.NAME))) {
      return folder;
    }
    throw problem(
            from("project", attributes.project()),
            "there is no " + MatrixFile.NAME + " in " + folder)
        .withHint("it names the folder that holds the file, from the working directory");
  }

  private Path nearest(Path start) {
    return Stream.iterate(start, folder -> folder != null, Path::getParent)
        .filter(folder -> Files.isRegularFile(folder.resolve(MatrixFile.NAME)))
        .findFirst()
        .orElseThrow(
            () ->
                problem(
                        attributes.annotation(),
                        "there is no " + MatrixFile.NAME + " at or above " + start)
                    .withHint(
                        "`matrix init` writes one; or name its folder with project = \"...\""));
  }

  private List<String> list(List<String> own, String parameter) {
    return !own.isEmpty()
        ? own
        : context.getConfigurationParameter(parameter).stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .toList();
  }

  private String text(String own, String parameter) {
    return own.isEmpty() ? context.getConfigurationParameter(parameter).orElse("") : own;
  }

  private String from(String attribute, String own) {
    return own.isEmpty()
        ? "configuration parameter matrix." + attribute
        : attributes.annotation() + "(" + attribute + ")";
  }

  private MatrixException problem(String where, String what) {
    return MatrixException.usage("%s: %s: %s".formatted(owner, where, what));
  }
}
