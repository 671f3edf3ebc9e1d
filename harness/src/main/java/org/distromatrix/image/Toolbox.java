package org.distromatrix.image;

import java.util.Map;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;

/**
 * Decides where tools run: this host's own where they meet the need, else those of a tools image.
 * {@code MATRIX_TOOLS=host|image} decides it for all.
 */
final class Toolbox {
  static final String VARIABLE = "MATRIX_TOOLS";

  /** What the user wants. */
  private enum Choice {
    AS_NEEDED,
    HOST,
    IMAGE
  }

  private final HostTools host;
  private final ToolsImage image;
  private final Choice choice;

  /**
   * @param environment the user's
   * @throws MatrixException (usage) if {@code MATRIX_TOOLS} is another word
   */
  Toolbox(HostTools host, ToolsImage image, Map<String, String> environment) {
    this.host = host;
    this.image = image;
    this.choice = choice(environment.getOrDefault(VARIABLE, ""));
  }

  private static Choice choice(String word) {
    return switch (word) {
      case "" -> Choice.AS_NEEDED;
      case "host" -> Choice.HOST;
      case "image" -> Choice.IMAGE;
      default ->
          throw MatrixException.usage(
                  "Cannot use %s=`%s`: expected host or image".formatted(VARIABLE, word))
              .withHint("Unset it: this host's tools are used where they will do");
    };
  }

  /**
   * What will be run, as an input of image keys; makes nothing.
   *
   * @throws MatrixException (infrastructure) if the host's tools are asked for and will not do
   */
  String describe(ToolNeed need) {
    return onHost(need).map(version -> need.name() + " " + version).orElseGet(image::describe);
  }

  /**
   * Where to run a tool; makes the tools image if that is needed and not there.
   *
   * @throws MatrixException (infrastructure) if the tools image cannot be made, or as {@link
   *     #describe}
   */
  Workplace workplace(ToolNeed need, ImageContext context) {
    return onHost(need).isPresent() ? Workplace.HOST : image.workplace(context);
  }

  private Optional<String> onHost(ToolNeed need) {
    if (choice == Choice.IMAGE) {
      return Optional.empty();
    }
    Optional<String> found = host.meeting(need);
    if (found.isEmpty() && choice == Choice.HOST) {
      var missing = host.missing(need);
      throw MatrixException.infrastructure(
              "Cannot use this host's %s: %s"
                  .formatted(
                      need.name(),
                      missing.isEmpty() ? "too old" : "no " + String.join(", ", missing)))
          .withHint("Unset " + VARIABLE + " to use the tools image; matrix doctor tells more");
    }
    return found;
  }
}
