package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Layer;
import org.distromatrix.image.Obtained;
import org.distromatrix.plan.Cell;

/** The layers in which an image takes notice of what a project put into it. */
final class FinishLayers {
  /** Far more than any of the steps takes. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final String COMPLAINTS = "nspawn.log";

  private final MadeCache cache;
  private final BuildTree tree;

  FinishLayers(MadeCache cache, BuildTree tree) {
    this.cache = cache;
    this.tree = tree;
  }

  /**
   * @param ours the layers that came from the project
   * @param below all layers, ours included, the topmost first
   */
  Optional<Obtained<Layer>> obtain(
      Cell cell, List<Layer> ours, List<Layer> below, BuildRecipe recipe, BuildContext context)
      throws IOException {
    FinishSteps steps = FinishSteps.of(ours.stream().map(Layer::tree).toList());
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    String key = BuildKeys.finish(steps, below);
    String what = "the image of " + recipe.project() + " for " + cell.distro().ref();
    Obtained<Path> entry =
        cache.obtain(
            key,
            what,
            false,
            context.waiting(),
            draft -> run(steps, key, below, what, context, draft.resolve("tree")));
    return Optional.of(
        new Obtained<>(new Layer(key, entry.value().resolve("tree")), entry.cached()));
  }

  private void run(
      FinishSteps steps,
      String key,
      List<Layer> below,
      String what,
      BuildContext context,
      Path upper)
      throws IOException {
    var program =
        new BuildTree.Program(
            "finish-" + key.substring(0, 16),
            below,
            upper,
            Map.of(),
            Map.of(),
            false,
            upper.resolveSibling(COMPLAINTS),
            List.of("/bin/sh", "-c", steps.script()));
    Ended ended = tree.run(program, context.log(), context.output(), LIMIT);
    if (!ended.succeeded()) {
      throw failure(what, steps, ended, context);
    }
    Trees.delete(upper.resolveSibling("work"));
    Trees.delete(upper.resolveSibling(COMPLAINTS));
  }

  static MatrixException failure(
      String what, FinishSteps steps, Ended ended, BuildContext context) {
    return MatrixException.build(
            "Cannot finish %s: exit status %d\n%s"
                .formatted(what, ended.result().status(), ended.result().tail().indent(2)))
        .withHint("the files that the project installed made this necessary: " + steps)
        .withLog(context.log());
  }
}
