package org.distromatrix.build;

import java.nio.file.Files;
import java.nio.file.Path;
import org.distromatrix.failure.MatrixException;

/** Looks whether the scripts that build a project are there, before anything is mounted. */
final class BuildScripts {
  private BuildScripts() {}

  /**
   * @throws MatrixException (usage) if a script is not in the source, or not executable
   */
  static void check(BuildRecipe recipe, SourceSnapshot source, Path project) {
    for (String script : recipe.scripts()) {
      Path path = Path.of(script).normalize();
      if (path.isAbsolute() || path.startsWith("..")) {
        throw cannotBuild(recipe, script, "is outside the project")
            .withHint("`script` in `build` of matrix.yaml is a path below the project's folder");
      }
      Path file = source.tree().resolve(path);
      if (!Files.isRegularFile(file)) {
        throw missing(recipe, script, Files.exists(project.resolve(path)));
      }
      if (!Files.isExecutable(file)) {
        throw cannotBuild(recipe, script, "is not executable").withHint("chmod +x " + script);
      }
    }
  }

  private static MatrixException missing(BuildRecipe recipe, String script, boolean leftOut) {
    return leftOut
        ? cannotBuild(recipe, script, "is not part of the source")
            .withHint("git ignores it: name it in `include` of `source` in matrix.yaml")
        : cannotBuild(recipe, script, "does not exist")
            .withHint("`script` in `build` of matrix.yaml names it");
  }

  private static MatrixException cannotBuild(BuildRecipe recipe, String script, String cause) {
    return MatrixException.usage(
        "Cannot build " + recipe.project() + ": the build script \"" + script + "\" " + cause);
  }
}
