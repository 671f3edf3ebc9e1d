package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.distromatrix.distro.Rpm;
import org.distromatrix.failure.MatrixException;

/** Makes base images with dnf or zypper in an empty tree. */
final class RpmBootstrap {
  private final RpmTool tool;
  private final RpmWorks works;
  private final RpmRepositories repositories;
  private final ImagePaths paths;

  RpmBootstrap(RpmTool tool, RpmWorks works, RpmRepositories repositories, ImagePaths paths) {
    this.tool = tool;
    this.works = works;
    this.repositories = repositories;
    this.paths = paths;
  }

  void run(BasePlan plan, Draft draft, ImageContext context) throws IOException {
    RpmState state = RpmState.of(draft.folder());
    Set<Path> trusted = repositories.write(plan, state, context);
    RpmWork work = works.base(plan, draft, state, "Cannot build " + plan.distro().ref(), context);
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

  private void install(RpmWork work, Set<Path> trusted) throws IOException {
    tool.require(work, tool.fetch(work, List.copyOf(trusted)));
    List<String> first = work.distro().firstPackages();
    if (!first.isEmpty()) {
      tool.require(work, tool.install(work, first, true));
    }
    var rest = new ArrayList<>(work.distro().basePackages());
    rest.removeAll(first);
    if (!rest.isEmpty()) {
      tool.require(work, tool.install(work, rest, first.isEmpty()));
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
