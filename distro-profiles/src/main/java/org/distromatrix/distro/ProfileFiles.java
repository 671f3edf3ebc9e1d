package org.distromatrix.distro;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.distromatrix.document.DocumentProblem;
import org.distromatrix.document.DocumentReader;

/** The profiles that come with the program, as resources: one YAML file per distribution. */
final class ProfileFiles {
  private static final String FOLDER = "profiles/";

  private final DocumentReader reader = new DocumentReader();

  /** Ids of all distributions, sorted. A list of its own, as resources cannot be listed. */
  List<String> ids() {
    return new String(content("index.txt"), StandardCharsets.UTF_8).lines().toList();
  }

  /** Reads one profile, and those it derives from. */
  DistroProfile read(String id) {
    ProfileDocument document = document(id);
    return document
        .parent()
        .map(parent -> document.over(id, read(parent.value())))
        .orElseGet(() -> document.whole(id));
  }

  private ProfileDocument document(String id) {
    String file = id + ".yaml";
    var result = reader.read(Path.of(file), content(file), ProfileDocument.class);
    if (!result.ok()) {
      throw new IllegalStateException(
          result.problems().stream()
              .map(DocumentProblem::render)
              .collect(Collectors.joining("\n", "Cannot read profile '" + id + "':\n", "")));
    }
    return result.value().orElseThrow();
  }

  private static byte[] content(String file) {
    try (InputStream in = ProfileFiles.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("Cannot read profile '" + file + "': not in the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
