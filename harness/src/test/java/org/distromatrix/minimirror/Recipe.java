package org.distromatrix.minimirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the mirrors are made by: another recipe, other mirrors. */
final class Recipe {
  private Recipe() {}

  /** Changes with the compiled classes of this package that make them. */
  static String id() throws IOException {
    try {
      Path classes =
          Path.of(Recipe.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .resolve("org/distromatrix/minimirror");
      var content = new StringBuilder();
      try (Stream<Path> all = Files.list(classes)) {
        for (Path file : all.filter(Recipe::makes).sorted().toList()) {
          content.append(new String(Files.readAllBytes(file), ISO_8859_1));
        }
      }
      return hash(content.toString()).substring(0, 8);
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static boolean makes(Path file) {
    String name = file.getFileName().toString();
    return !name.matches(
            "(.*IT|.*Test|.*Defect.*|MirrorServer.*|MiniMatrix.*|Broken.*|MiniImages.*|KitFolder.*)"
                + "[.$].*class")
        && !name.matches(".*(IT|Test)\\.class");
  }

  static String hash(String text) {
    return AlpmDatabase.sha256(text.getBytes(ISO_8859_1));
  }
}
