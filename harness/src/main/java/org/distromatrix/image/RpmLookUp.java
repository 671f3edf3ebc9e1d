package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Has dnf or zypper fetch and check metadata beside an empty tree, and reads what it has. */
final class RpmLookUp {
  private final RpmTool tool;
  private final RpmWorks works;
  private final RpmRepositories repositories;

  RpmLookUp(RpmTool tool, RpmWorks works, RpmRepositories repositories) {
    this.tool = tool;
    this.works = works;
    this.repositories = repositories;
  }

  PackageIndex index(BasePlan plan, Draft draft, ImageContext context) throws IOException {
    RpmState state = RpmState.of(draft.folder());
    Set<Path> trusted = repositories.write(plan, state, context);
    String what = "Cannot look up packages of " + plan.distro().ref();
    RpmWork work = works.base(plan, draft, state, what, context);
    work.places().prepare(works.rpm(plan.distro()));
    tool.configure(work);
    tool.require(work, tool.metadata(work, List.copyOf(trusted)));
    return RpmIndex.read(work.places().cache());
  }
}
