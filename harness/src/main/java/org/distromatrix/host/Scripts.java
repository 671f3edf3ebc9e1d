package org.distromatrix.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** The shell scripts of this package. */
final class Scripts {
  private Scripts() {}

  /** A script without its comments, which would only fill process lists. */
  static String text(String name) {
    try (InputStream resource = Scripts.class.getResourceAsStream(name)) {
      var text =
          new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
