package org.distromatrix.host;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;

/** Environment variables that name folders. */
record PlaceVariables(Map<String, String> environment) {
  Optional<Path> path(String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!value.startsWith("/")) {
      throw MatrixException.usage("Cannot use %s=`%s`: not an absolute path".formatted(name, value))
          .withHint("give it as a path from /, or unset it");
    }
    return Optional.of(Path.of(value).normalize());
  }

  Path home() {
    return path("HOME").orElseGet(() -> Path.of(System.getProperty("user.home", "/")));
  }
}
