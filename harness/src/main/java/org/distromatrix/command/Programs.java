package org.distromatrix.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds programs as {@link LocalCommands} does, without starting anything. */
public final class Programs {
  private final String path;

  private Programs(String path) {
    this.path = path;
  }

  /** Looks in the PATH of this environment, and in the folders of administration programs. */
  public static Programs onPathOf(Map<String, String> environment) {
    return new Programs(CommandEnvironment.path(environment));
  }

  /** The file that would be run for a name without a slash; empty if there is none. */
  public Optional<Path> find(String name) {
    for (String folder : path.split(":", -1)) {
      Path candidate = Path.of(folder, name);
      if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
