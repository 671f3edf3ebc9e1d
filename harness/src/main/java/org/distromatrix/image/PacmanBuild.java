package org.distromatrix.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.document.NearestWord;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Trees;

/** Makes base images and package layers with pacman. */
final class PacmanBuild {
  private final TreeCommands trees;
  private final PacmanKeys keys;
  private final Toolbox toolbox;
  private final ImagePaths paths;
  private final Map<String, String> proxies;

  /**
   * @param proxies proxy variables of the user's environment
   */
  PacmanBuild(
      TreeCommands trees,
      PacmanKeys keys,
      Toolbox toolbox,
      ImagePaths paths,
      Map<String, String> proxies) {
    this.trees = trees;
    this.keys = keys;
    this.toolbox = toolbox;
    this.paths = paths;
    this.proxies = Map.copyOf(proxies);
  }

  void bootstrap(BasePlan plan, Draft draft, ImageContext context) throws IOException {
    ResolvedDistro distro = plan.distro();
    PacmanRun run = start(plan, draft, "Cannot build " + distro.ref(), context);
    List<String> packages = PacmanPackages.packages(distro);
    check(run, distro, run.install(command -> command.install(packages)));
    run.state().adopt(draft.tree());
    var tree = new PacmanTree(draft.tree());
    tree.finish(distro);
    check(tree, distro, context);
  }

  /** What the mirror has, in an empty tree. */
  PackageIndex lookUp(BasePlan plan, Draft draft, ImageContext context) throws IOException {
    String what = "Cannot look up packages of " + plan.distro().ref();
    PacmanState state = start(plan, draft, what, context).state();
    state.adopt(draft.tree());
    return PacmanIndex.read(state.sync());
  }

  /** An empty tree with the mirror's databases. */
  private PacmanRun start(BasePlan plan, Draft draft, String what, ImageContext context)
      throws IOException {
    Workplace place = toolbox.workplace(PacmanPackages.NEED, context);
    settle(plan, place, PacmanState.of(draft), context);
    for (String folder : List.of(PacmanCommand.DATABASE, "var/log", "var/cache/pacman/pkg")) {
      Trees.folder(draft.tree(), folder);
    }
    PacmanRun run = run(draft, List.of(), what, place, context);
    check(run, plan.distro(), run.refresh());
    return run;
  }

  /** Writes down what pacman is to use, for the image and for all layers on top of it. */
  private void settle(BasePlan plan, Workplace place, PacmanState state, ImageContext context)
      throws IOException {
    Files.createDirectories(state.folder());
    ResolvedDistro distro = plan.distro();
    var configuration = new PacmanConfiguration(plan.repositories(), distro.nativeArchitecture());
    Files.writeString(state.configuration(), configuration.text());
    Files.writeString(state.mirror(), plan.mirror());
    List<String> pins =
        plan.repositories().stream()
            .flatMap((Repository one) -> one.fingerprints().stream())
            .distinct()
            .toList();
    String signers = plan.key().inputs().get("keyrings") + pins;
    String id = ImageKey.sha256(signers.getBytes(US_ASCII)).substring(0, 16);
    PacmanKeys.copy(keys.folder(distro, plan.keyrings(), pins, id, place, context), state.keys());
    Files.writeString(
        state.domain(),
        "%s-%s-%s".formatted(distro.ref().distro(), distro.nativeArchitecture(), id));
  }

  void install(
      BaseImage base, List<Layer> below, List<String> packages, Draft draft, ImageContext context)
      throws IOException {
    ResolvedDistro distro = base.distro();
    inherit(base, below, PacmanState.of(draft));
    var lower = new ArrayList<>(below.stream().map(Layer::tree).toList());
    lower.add(base.layer().tree());
    Workplace place = toolbox.workplace(PacmanPackages.NEED, context);
    PacmanRun run = run(draft, lower, "Cannot install packages in " + distro.ref(), place, context);
    run.state().lend(draft.tree());
    PacmanFailures failures = run.install(command -> command.install(packages));
    if (failures.staleDatabases()) {
      context.progress().accept("The mirror has moved on: fetching its package databases again");
      check(run, distro, run.refresh());
      // Part of a newer state on top of an older one is not supported by the distribution.
      failures = run.install(command -> command.upgrade(packages));
    }
    check(run, distro, failures);
    run.state().adopt(draft.tree());
    new PacmanTree(draft.tree()).scrub();
  }

  /** The state of the topmost layer below: what is installed there came from it. */
  private static void inherit(BaseImage base, List<Layer> below, PacmanState state)
      throws IOException {
    PacmanState from =
        below.stream()
            .map(PacmanState::of)
            .filter(PacmanState::exists)
            .findFirst()
            .orElse(PacmanState.of(base));
    PacmanKeys.copy(from.folder(), state.folder());
    PacmanKeys.copy(from.keys(), state.keys());
    PacmanKeys.copy(from.sync(), state.sync());
  }

  private PacmanRun run(
      Draft draft, List<Path> lower, String what, Workplace place, ImageContext context)
      throws IOException {
    Path downloads = paths.pacmanDownloads(Files.readString(PacmanState.of(draft).domain()));
    return new PacmanRun(trees, draft, lower, what, place, proxies, downloads, context);
  }

  private static void check(PacmanTree tree, ResolvedDistro distro, ImageContext context)
      throws IOException {
    List<String> problems = tree.problems();
    if (!problems.isEmpty()) {
      throw MatrixException.infrastructure(
              "Cannot build %s: its tree is not fit for an image: %s"
                  .formatted(distro.ref(), String.join("; ", problems)))
          .withLog(context.log());
    }
  }

  private static void check(PacmanRun run, ResolvedDistro distro, PacmanFailures failures)
      throws IOException {
    if (!failures.any()) {
      return;
    }
    Set<String> unknown = failures.unknownPackages();
    Path log = run.context().log();
    if (unknown.isEmpty() || run.lower().isEmpty()) {
      throw failures
          .explain(run.what(), distro.ref(), Files.readString(run.state().mirror()))
          .withLog(log);
    }
    String names = unknown.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    throw MatrixException.usage(
            "Cannot install %s in %s: no such package%s"
                .formatted(names, distro.ref(), unknown.size() > 1 ? "s" : ""))
        .withHint(hint(unknown, run.state().names()))
        .withLog(log);
  }

  private static String hint(Set<String> unknown, List<String> known) {
    List<String> near =
        unknown.stream().flatMap(name -> NearestWord.to(name, known).stream()).distinct().toList();
    return near.isEmpty()
        ? "Check packages: in matrix.yaml; packages: on: gives a distribution names of its own"
        : "Did you mean " + String.join(", ", near) + "? Check packages: in matrix.yaml";
  }
}
