package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.report.model.InstalledPackage;

/** Debian and Ubuntu: base images by mmdebstrap, layers by the host's apt. */
final class AptPackages implements PackageManager {
  /** Raised whenever this program makes other trees from the same inputs than before. */
  static final String RECIPE = "1";

  private static final Path MMDEBSTRAP = Path.of("/usr/bin/mmdebstrap");

  private final Mirrors mirrors;
  private final Keyrings keyrings;
  private final FileDigests digests;
  private final AptBootstrap bootstrap;
  private final AptInstall install;
  private final AptLists lists;

  AptPackages(
      Mirrors mirrors,
      Keyrings keyrings,
      FileDigests digests,
      AptBootstrap bootstrap,
      AptInstall install,
      AptLists lists) {
    this.mirrors = mirrors;
    this.keyrings = keyrings;
    this.digests = digests;
    this.bootstrap = bootstrap;
    this.install = install;
    this.lists = lists;
  }

  @Override
  public BasePlan plan(ResolvedDistro distro, ImageContext context) throws IOException {
    Mirrors.Choice choice = mirrors.choose(distro, context);
    List<Path> keys =
        choice.repositories().stream()
            .map(repository -> keyrings.find(distro, repository, context))
            .toList();
    var inputs = BaseInputs.of(distro, choice, keys, digests);
    inputs.put("mmdebstrap", MmdebstrapVersion.of(MMDEBSTRAP));
    inputs.put("recipe", RECIPE);
    inputs.put("options", context.acceptExpired() ? "accept-expired-metadata" : "");
    return new BasePlan(
        distro, choice.repositories(), choice.forPeople(), keys, ImageKey.of(inputs));
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
    AptState state = AptState.of(draft.folder().resolve(AptBootstrap.STATE));
    return new AptIndex(state.lists())
        .suiteDates().entrySet().stream()
            .map(suite -> suite.getKey() + " " + suite.getValue())
            .collect(Collectors.joining("; "));
  }

  @Override
  public List<InstalledPackage> installed(BaseImage base, List<Layer> layers) throws IOException {
    for (Layer layer : layers) {
      Path written = layer.tree().resolveSibling(ImagePaths.PACKAGES);
      if (Files.exists(written)) {
        return PackageTable.read(written);
      }
      Path status = layer.tree().resolve(DpkgStatus.FILE);
      if (Files.exists(status)) {
        return originsOf(base, DpkgStatus.read(status));
      }
    }
    return List.of();
  }

  @Override
  public PackageIndex index(BaseImage image) throws IOException {
    return new AptIndex(AptState.of(image.folder().resolve(AptBootstrap.STATE)).lists()).all();
  }

  @Override
  public PackageIndex index(BasePlan plan, Path folder, ImageContext context) throws IOException {
    return new AptIndex(lists.fetched(plan, folder, bootstrap.sources(plan, context), context))
        .all();
  }

  private static List<InstalledPackage> originsOf(BaseImage base, List<InstalledPackage> packages)
      throws IOException {
    AptState state = AptState.of(base.folder().resolve(AptBootstrap.STATE));
    return new AptIndex(state.lists())
        .withOrigins(packages).stream()
            .sorted(
                Comparator.comparing(InstalledPackage::name)
                    .thenComparing(InstalledPackage::architecture))
            .toList();
  }
}
