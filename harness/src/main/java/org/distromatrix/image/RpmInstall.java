package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.distromatrix.document.NearestWord;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Trees;
import org.distromatrix.report.model.InstalledPackage;

/** Makes package layers: dnf or zypper in a mount of all layers below. */
final class RpmInstall {
  private final RpmTool tool;
  private final RpmWorks works;
  private final ImagePaths paths;

  RpmInstall(RpmTool tool, RpmWorks works, ImagePaths paths) {
    this.tool = tool;
    this.works = works;
    this.paths = paths;
  }

  void run(
      BaseImage base, List<Layer> below, List<String> packages, Draft draft, ImageContext context)
      throws IOException {
    RpmWork work = works.layer(base, below, draft, context);
    RpmPlaces places = work.places();
    var shared =
        new SharedPackages(paths.rpmPackages(tool.name(), Files.readString(work.state().domain())));
    open(work, shared);
    work.state().lend(places.cache());
    RpmResult result = tool.install(work, packages, false);
    if (!result.ok() && tool.stale(result)) {
      context.progress().accept("The mirror has moved on: fetching its metadata again");
      Trees.delete(places.cache());
      open(work, shared);
      result = tool.fetch(work, List.of());
      result = result.ok() ? tool.install(work, packages, true) : result;
    }
    if (!result.ok()) {
      throw explain(work, result);
    }
    shared.takeBack(places.cache());
    PackageTable.write(
        draft.folder().resolve(ImagePaths.PACKAGES), tool.installed(work, before(base, below)));
    new RpmTree(draft.tree(), works.rpm(base.distro())).scrub(places);
  }

  private void open(RpmWork work, SharedPackages shared) throws IOException {
    work.places().prepare(works.rpm(work.distro()));
    tool.configure(work);
    shared.lend(work.places().cache());
  }

  private static List<InstalledPackage> before(BaseImage base, List<Layer> below)
      throws IOException {
    var layers = new ArrayList<>(below);
    layers.add(base.layer());
    return RpmPackages.written(layers);
  }

  private MatrixException explain(RpmWork work, RpmResult result) throws IOException {
    Set<String> unknown = tool.unknownPackages(result);
    if (unknown.isEmpty()) {
      return tool.explain(work, result);
    }
    String names = unknown.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    return MatrixException.usage(
            "Cannot install %s in %s: no such package%s"
                .formatted(names, work.distro().ref(), unknown.size() > 1 ? "s" : ""))
        .withHint(hint(unknown, tool.names(work)))
        .withLog(work.context().log());
  }

  private static String hint(Set<String> unknown, Collection<String> known) {
    List<String> near =
        unknown.stream()
            .map(name -> name.replaceFirst("-dev$", "-devel"))
            .flatMap(name -> NearestWord.to(name, known).stream())
            .distinct()
            .toList();
    return near.isEmpty()
        ? "Check packages: in matrix.yaml; packages: on: gives a distribution names of its own"
        : "Did you mean " + String.join(", ", near) + "? Check packages: in matrix.yaml";
  }
}
