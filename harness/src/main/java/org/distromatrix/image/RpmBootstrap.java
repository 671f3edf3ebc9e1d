package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.Rpm;
import org.distromatrix.failure.MatrixException;

/** Makes base images with dnf or zypper in an empty tree. */
final class RpmBootstrap {
  private final RpmTool tool;
  private final RpmWorks works;
  private final RpmKeys keys;
  private final ImagePaths paths;

  RpmBootstrap(RpmTool tool, RpmWorks works, RpmKeys keys, ImagePaths paths) {
    this.tool = tool;
    this.works = works;
    this.keys = keys;
    this.paths = paths;
  }

  void run(BasePlan plan, Keyrings keyrings, Draft draft, ImageContext context) throws IOException {
    RpmState state = RpmState.of(draft.folder());
    Set<Path> trusted = write(plan, keyrings, state, context);
    RpmWork work = works.base(plan, draft, state, context);
    RpmPlaces places = work.places();
    Rpm rpm = works.rpm(plan.distro());
    places.prepare(rpm);
    var packages = new SharedPackages(paths.rpmPackages(tool.name(), BaseInputs.domain(plan)));
    packages.lend(places.cache());
    tool.configure(work);
    install(work, trusted);
    packages.takeBack(places.cache());
    state.adopt(places.cache());
    PackageTable.write(
        draft.folder().resolve(ImagePaths.PACKAGES), tool.installed(work, List.of()));
    var tree = new RpmTree(draft.tree(), rpm);
    tree.finish(places);
    check(work, tree);
  }

  /** Writes down the repositories; returns the keys that may sign any of them. */
  private Set<Path> write(BasePlan plan, Keyrings keyrings, RpmState state, ImageContext context)
      throws IOException {
    Files.createDirectories(state.repositories());
    var all = new LinkedHashSet<Path>();
    for (Repository repository : plan.repositories()) {
      List<Path> files = keyrings.findAll(plan.distro(), repository, context);
      var file = new RpmRepoFile(repository, keys.of(plan.distro(), repository, files));
      Files.writeString(state.repositories().resolve(file.name()), file.text());
      all.addAll(file.keys());
    }
    Files.writeString(state.domain(), BaseInputs.domain(plan));
    Files.writeString(state.mirror(), plan.mirror());
    return all;
  }

  private void install(RpmWork work, Set<Path> trusted) throws IOException {
    succeed(work, tool.fetch(work, List.copyOf(trusted)));
    List<String> first = work.distro().firstPackages();
    if (!first.isEmpty()) {
      succeed(work, tool.install(work, first, true));
    }
    var rest = new ArrayList<>(work.distro().basePackages());
    rest.removeAll(first);
    if (!rest.isEmpty()) {
      succeed(work, tool.install(work, rest, first.isEmpty()));
    }
  }

  private void succeed(RpmWork work, RpmResult result) {
    if (!result.ok()) {
      throw tool.failures()
          .explain(result.lines(), work.what(), work.distro().ref(), work.mirror())
          .withLog(work.context().log());
    }
  }

  private static void check(RpmWork work, RpmTree tree) throws IOException {
    List<String> problems = tree.problems();
    if (!problems.isEmpty()) {
      throw MatrixException.infrastructure(
              "%s: its tree is not fit for an image: %s"
                  .formatted(work.what(), String.join("; ", problems)))
          .withLog(work.context().log());
    }
  }
}
