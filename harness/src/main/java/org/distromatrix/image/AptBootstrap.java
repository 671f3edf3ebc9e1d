package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.command.CommandResult;
import org.distromatrix.distro.Repository;
import org.distromatrix.failure.MatrixException;

/** Makes base images: mmdebstrap in a tree where no write waits for the disk. */
final class AptBootstrap {
  /** Folder of a base image that holds {@link AptState}. */
  static final String STATE = "apt";

  private static final String TREE_LISTS = "var/lib/apt/lists";

  private final TreeCommands trees;
  private final PinnedKeys pinned;
  private final ImagePaths paths;
  private final AptSettings settings;

  AptBootstrap(TreeCommands trees, PinnedKeys pinned, ImagePaths paths, AptSettings settings) {
    this.trees = trees;
    this.pinned = pinned;
    this.paths = paths;
    this.settings = settings;
  }

  void run(BasePlan plan, Draft draft, ImageContext context) throws IOException {
    List<String> sources = sources(plan, context);
    String domain = BaseInputs.domain(plan);
    AptArchives archives = new AptArchives(paths.aptArchives(domain));
    var tree = new BaseTree(draft.tree());
    tree.mergeUsr(plan.distro());
    archives.lend(draft.tree());
    bootstrap(plan, sources, draft, context);
    archives.takeBack(draft.tree());
    AptState state = AptState.of(draft.folder().resolve(STATE));
    state.adopt(draft.tree().resolve(TREE_LISTS));
    Files.write(state.sources(), sources);
    Files.writeString(state.domain(), domain);
    Files.writeString(state.mirror(), plan.mirror());
    tree.finish(plan.distro());
    check(plan, tree, context);
  }

  private void bootstrap(BasePlan plan, List<String> sources, Draft draft, ImageContext context)
      throws IOException {
    var output = new AptOutput(context.progress());
    String what = "Cannot build " + plan.distro().ref();
    var command =
        new MmdebstrapCommand(plan.distro(), sources, settings.options(), TreeCommands.root(draft));
    var call = new TreeCommands.Call(what, plan.mirror(), command.argv(), settings.environment());
    CommandResult result = trees.run(draft, List.of(), call, output, context);
    if (result.status() != 0) {
      throw output
          .failures()
          .explain(what, plan.distro().ref(), plan.mirror())
          .withLog(context.log());
    }
  }

  private static void check(BasePlan plan, BaseTree tree, ImageContext context) throws IOException {
    List<String> problems = tree.problems();
    if (!problems.isEmpty()) {
      throw MatrixException.infrastructure(
              "Cannot build %s: its tree is not fit for an image: %s"
                  .formatted(plan.distro().ref(), String.join("; ", problems)))
          .withLog(context.log());
    }
  }

  /** One-line entries of what the plan names, each with the keyring of its pinned keys. */
  List<String> sources(BasePlan plan, ImageContext context) {
    Map<Repository, Path> keyrings = new HashMap<>();
    for (int i = 0; i < plan.repositories().size(); i++) {
      Repository repository = plan.repositories().get(i);
      keyrings.put(repository, pinned.reduced(plan.distro(), repository, plan.keyrings().get(i)));
    }
    return AptRepositories.lines(
        plan.repositories(),
        plan.distro().nativeArchitecture(),
        repository -> keyrings.getOrDefault(repository, Path.of("/dev/null")),
        context.acceptExpired());
  }
}
