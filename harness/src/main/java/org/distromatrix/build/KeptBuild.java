package org.distromatrix.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Obtained;

/** What the cache keeps of a project's build, beside what it installed. */
final class KeptBuild {
  /** The scripts' output. */
  static final String LOG = "build.log";

  /** What the scripts left in OUTPUTDIR and ARTIFACTDIR. */
  static final List<String> ARTIFACTS = List.of("out", "artifacts");

  private KeptBuild() {}

  /** Gives the cell what belongs to its build, whether it was made for it or for another. */
  static void tell(Obtained<Path> entry, BuildRecipe recipe, BuildContext context)
      throws IOException {
    copyArtifacts(entry.value(), context);
    if (entry.cached()) {
      copyLog(entry.value().resolve(LOG), context.log());
    }
    if (Trees.isEmpty(entry.value().resolve("tree"))) {
      context
          .warning()
          .accept(String.join(", ", recipe.scripts()) + " installed nothing in DESTDIR");
    }
  }

  /** Gives the user what scripts left as artifacts; after a failure, too. */
  static void copyArtifacts(Path entry, BuildContext context) throws IOException {
    for (String name : ARTIFACTS) {
      Path from = entry.resolve(name);
      ArtifactCopy.copy(from, context.artifacts())
          .forEach(note -> context.warning().accept("artifact left out: " + note));
    }
  }

  private static void copyLog(Path from, Path to) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(to, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(
          "Not built again; the output of the build in the cache:\n"
              .getBytes(StandardCharsets.UTF_8));
      Files.copy(from, out);
    }
  }
}
