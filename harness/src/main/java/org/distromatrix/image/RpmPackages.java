package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.report.model.InstalledPackage;

/** Fedora and the EL family by dnf, openSUSE by zypper. */
final class RpmPackages implements PackageManager {
  /** Raised whenever this program makes other trees from the same inputs than before. */
  private static final String RECIPE = "1";

  private final Mirrors mirrors;
  private final Keyrings keyrings;
  private final FileDigests digests;
  private final Entitlements entitlements;
  private final RpmWorks works;
  private final RpmBootstrap bootstrap;
  private final RpmInstall install;
  private final RpmLookUp lookUp;

  RpmPackages(
      Mirrors mirrors,
      Keyrings keyrings,
      FileDigests digests,
      Entitlements entitlements,
      RpmWorks works,
      RpmBootstrap bootstrap,
      RpmInstall install,
      RpmLookUp lookUp) {
    this.mirrors = mirrors;
    this.keyrings = keyrings;
    this.digests = digests;
    this.entitlements = entitlements;
    this.works = works;
    this.bootstrap = bootstrap;
    this.install = install;
    this.lookUp = lookUp;
  }

  @Override
  public BasePlan plan(ResolvedDistro distro, ImageContext context) throws IOException {
    Mirrors.Choice choice = mirrors.choose(distro, context);
    entitlements.find(
        distro, choice.repositories(), context.entitlement()); // or nothing need be looked for
    List<Path> keys =
        choice.repositories().stream()
            .flatMap(repository -> keyrings.findAll(distro, repository, context).stream())
            .distinct()
            .toList();
    var inputs = BaseInputs.of(distro, choice, keys, digests);
    inputs.put("first packages", String.join(" ", distro.firstPackages()));
    inputs.put("rpm", works.rpm(distro).toString());
    inputs.put("signed metadata", signedMetadata(choice.repositories()));
    inputs.put("tools", works.describe(distro));
    inputs.put("recipe", RECIPE);
    return new BasePlan(
        distro, choice.repositories(), choice.forPeople(), keys, ImageKey.of(inputs));
  }

  private static String signedMetadata(List<Repository> repositories) {
    return repositories.stream()
        .filter(Repository::signedMetadata)
        .map(Repository::id)
        .collect(Collectors.joining(" "));
  }

  @Override
  public void bootstrap(BasePlan plan, Draft draft, ImageContext context) throws IOException {
    bootstrap.run(plan, draft, context);
  }

  @Override
  public void install(
      BaseImage base, List<Layer> below, List<String> packages, Draft draft, ImageContext context)
      throws IOException {
    install.run(base, below, packages, draft, context);
  }

  @Override
  public String mirrorState(Draft draft) throws IOException {
    return RpmState.of(draft.folder()).indexes().entrySet().stream()
        .map(index -> index.getKey() + " " + index.getValue())
        .collect(Collectors.joining("; "));
  }

  @Override
  public PackageIndex index(BaseImage image) throws IOException {
    return RpmIndex.read(RpmState.of(image.folder()).metadata());
  }

  @Override
  public PackageIndex index(BasePlan plan, Path folder, ImageContext context) throws IOException {
    try (Draft draft = Draft.in(folder.resolve("draft"))) {
      return lookUp.index(plan, draft, context);
    }
  }

  @Override
  public List<InstalledPackage> installed(BaseImage base, List<Layer> layers) throws IOException {
    return written(layers);
  }

  /** The list that the topmost layer with one was given when it was made. */
  static List<InstalledPackage> written(List<Layer> layers) throws IOException {
    for (Layer layer : layers) {
      Path list = layer.tree().resolveSibling(ImagePaths.PACKAGES);
      if (Files.exists(list)) {
        return PackageTable.read(list);
      }
    }
    return List.of();
  }
}
