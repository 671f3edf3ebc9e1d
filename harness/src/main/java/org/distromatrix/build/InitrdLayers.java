package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.OutputSink;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Trees;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Layer;
import org.distromatrix.image.Obtained;

/** The layers with initial RAM disks, for distributions whose packages make none in a tree. */
final class InitrdLayers {
  private static final String COMPLAINTS = "nspawn.log";

  private final MadeCache cache;
  private final BuildTree tree;

  InitrdLayers(MadeCache cache, BuildTree tree) {
    this.cache = cache;
    this.tree = tree;
  }

  /**
   * @param below all layers, that of the kernel on top
   * @return none where the kernel's own packages have made it
   * @throws MatrixException (infrastructure) if it cannot be made
   */
  Optional<Obtained<Layer>> obtain(ResolvedDistro distro, List<Layer> below, ImageContext context) {
    if (!InitrdScript.isFor(distro)) {
      return Optional.empty();
    }
    String key = BuildKeys.initrd(below);
    String what = "the initial RAM disk of " + distro.ref();
    try {
      Obtained<Path> entry =
          cache.obtain(
              key,
              what,
              false,
              context.waiting(),
              draft -> make(key, below, what, context, draft.resolve("tree")));
      var layer = new Layer(key, entry.value().resolve("tree"));
      return Optional.of(new Obtained<>(layer, entry.cached()));
    } catch (IOException e) {
      throw MatrixException.infrastructure("Cannot make %s: %s".formatted(what, IoCause.of(e)))
          .withLog(context.log())
          .causedBy(e);
    }
  }

  private void make(String key, List<Layer> below, String what, ImageContext context, Path upper)
      throws IOException {
    context.progress().accept("making " + what);
    Path complaints = upper.resolveSibling(COMPLAINTS);
    var program =
        new BuildTree.Program(
            "initrd-" + key.substring(0, 16),
            below,
            upper,
            Map.of(),
            Map.of(),
            false,
            complaints,
            List.of("/bin/sh", "-c", InitrdScript.TEXT));
    check(tree.run(program, context.log(), OutputSink.none(), context.timeout()), what, context);
    Trees.delete(upper.resolveSibling("work"));
    Trees.delete(complaints);
  }

  private static void check(Ended ended, String what, ImageContext context) {
    if (ended.timedOut()) {
      throw MatrixException.infrastructure(
              "Cannot make %s: it took longer than %d s"
                  .formatted(what, context.timeout().toSeconds()))
          .withHint("Set timeouts: { image: ... } in matrix.yaml")
          .withLog(context.log());
    }
    if (ended.result().status() != 0) {
      throw MatrixException.infrastructure(
              "Cannot make %s: exit status %d\n%s"
                  .formatted(what, ended.result().status(), ended.result().tail().indent(2)))
          .withHint("A virtual machine boots from it; other boot kinds do without")
          .withLog(context.log());
    }
  }
}
