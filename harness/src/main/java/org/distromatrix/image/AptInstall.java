package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.distromatrix.command.CommandResult;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.document.NearestWord;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Trees;

/** Makes package layers: apt in a mount of all layers below, whose changes become the layer. */
final class AptInstall {
  private static final String NO_SERVICE_STARTS = "#!/bin/sh\nexit 101\n";

  private final TreeCommands trees;
  private final ImagePaths paths;
  private final AptSettings settings;

  AptInstall(TreeCommands trees, ImagePaths paths, AptSettings settings) {
    this.trees = trees;
    this.paths = paths;
    this.settings = settings;
  }

  void run(
      BaseImage base, List<Layer> below, List<String> packages, Draft draft, ImageContext context)
      throws IOException {
    Path stateFolder = base.folder().resolve(AptBootstrap.STATE);
    var work = new Work(base, below, draft, AptState.of(stateFolder), context);
    AptOutput output = new AptOutput(context.progress());
    boolean installed = install(work, packages, output);
    if (!installed && output.failures().staleLists()) {
      context.progress().accept("The mirror has moved on: fetching its package lists again");
      work = work.withState(refresh(work));
      output = new AptOutput(context.progress());
      installed = install(work, packages, output);
    }
    if (!installed) {
      throw explain(work, output.failures());
    }
  }

  /** One installation: what it is made on, where, and from which lists. */
  private record Work(
      BaseImage base, List<Layer> below, Draft draft, AptState state, ImageContext context) {
    Work withState(AptState other) {
      return new Work(base, below, draft, other, context);
    }

    ResolvedDistro distro() {
      return base.distro();
    }

    String what() {
      return "Cannot install packages in " + distro().ref();
    }

    String mirror() throws IOException {
      return Files.readString(state.mirror());
    }

    List<Path> lower() {
      var lower = new ArrayList<>(below.stream().map(Layer::tree).toList());
      lower.add(base.layer().tree());
      return lower;
    }
  }

  private boolean install(Work work, List<String> packages, AptOutput output) throws IOException {
    Path tree = work.draft().tree();
    var archives = new AptArchives(paths.aptArchives(Files.readString(work.state().domain())));
    archives.lend(tree);
    forbidServiceStarts(tree);
    CommandResult result = apt(work, command -> command.install(packages), output);
    archives.takeBack(tree);
    new BaseTree(tree).scrub();
    return result.status() == 0;
  }

  /** Taken away again with all else that no tree may carry. */
  private static void forbidServiceStarts(Path tree) throws IOException {
    Path policy = Trees.folder(tree, "usr/sbin").resolve("policy-rc.d");
    Files.writeString(policy, NO_SERVICE_STARTS);
    Files.setPosixFilePermissions(policy, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Fetches the lists of now beside the older ones. */
  private AptState refresh(Work work) throws IOException {
    AptState next = work.state().next();
    Files.createDirectories(next.lists().resolve("partial"));
    var output = new AptOutput(work.context().progress());
    CommandResult result = apt(work.withState(next), AptInstallCommand::update, output);
    if (result.status() != 0) {
      Trees.delete(next.lists());
      throw explain(work, output.failures());
    }
    return next;
  }

  private CommandResult apt(
      Work work, Function<AptInstallCommand, List<String>> argv, AptOutput output)
      throws IOException {
    Path configuration = work.draft().scratch("apt.conf");
    var command =
        new AptInstallCommand(
            TreeCommands.root(work.draft()),
            work.distro().nativeArchitecture(),
            work.state(),
            settings.options());
    Files.writeString(configuration, command.configuration());
    var environment = new HashMap<>(settings.environment());
    environment.putAll(command.environment(configuration));
    var call = new TreeCommands.Call(work.what(), work.mirror(), argv.apply(command), environment);
    return trees.run(work.draft(), work.lower(), call, output, work.context());
  }

  private MatrixException explain(Work work, AptFailures failures) throws IOException {
    Set<String> unknown = failures.unknownPackages();
    if (unknown.isEmpty()) {
      return failures
          .explain(work.what(), work.distro().ref(), work.mirror())
          .withLog(work.context().log());
    }
    String names = unknown.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    var failure =
        MatrixException.usage(
            "Cannot install %s in %s: no such package%s"
                .formatted(names, work.distro().ref(), unknown.size() > 1 ? "s" : ""));
    return failure.withHint(hint(work, unknown)).withLog(work.context().log());
  }

  private static String hint(Work work, Set<String> unknown) throws IOException {
    Collection<String> known = new AptIndex(work.state().lists()).names();
    List<String> near =
        unknown.stream()
            .map(name -> name.replaceFirst("-devel$", "-dev"))
            .flatMap(name -> NearestWord.to(name, known).stream())
            .distinct()
            .toList();
    return near.isEmpty()
        ? "Check packages: in matrix.yaml; packages: on: gives a distribution names of its own"
        : "Did you mean " + String.join(", ", near) + "? Check packages: in matrix.yaml";
  }
}
