package org.distromatrix.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.report.model.InstalledPackage;

/** Arch Linux: base images and layers by pacman, this host's or the tools image's. */
final class PacmanPackages implements PackageManager {
  /** Raised whenever this program makes other trees from the same inputs than before. */
  private static final String RECIPE = "1";

  /** pacman 6 downloads in parallel, and tells more of what failed. */
  static final ToolNeed NEED =
      ToolNeed.of("pacman", "pacman", "pacman-key", "gpg", "gpg-agent")
          .probing("Pacman v([0-9.]+)", "6", "pacman", "--version");

  private final Mirrors mirrors;
  private final PacmanKeys keys;
  private final FileDigests digests;
  private final Toolbox toolbox;
  private final PacmanBuild build;

  PacmanPackages(
      Mirrors mirrors, PacmanKeys keys, FileDigests digests, Toolbox toolbox, PacmanBuild build) {
    this.mirrors = mirrors;
    this.keys = keys;
    this.digests = digests;
    this.toolbox = toolbox;
    this.build = build;
  }

  @Override
  public BasePlan plan(ResolvedDistro distro, ImageContext context) throws IOException {
    Mirrors.Choice choice = mirrors.choose(distro, context);
    var files = new LinkedHashSet<Path>();
    for (Repository repository : choice.repositories()) {
      files.addAll(keys.sources(distro, repository, context));
    }
    var inputs = new TreeMap<String, String>();
    inputs.put("distro", distro.ref().toString());
    inputs.put("release", distro.version() + " " + distro.codename());
    inputs.put("architecture", distro.nativeArchitecture());
    inputs.put("packages", String.join(" ", packages(distro)));
    inputs.put("quirks", new TreeMap<>(distro.quirks()).toString());
    inputs.put("repositories", describe(choice.repositories()));
    inputs.put("keyrings", hash(List.copyOf(files)));
    inputs.put("tools", toolbox.describe(NEED));
    inputs.put("recipe", RECIPE);
    return new BasePlan(
        distro, choice.repositories(), choice.forPeople(), List.copyOf(files), ImageKey.of(inputs));
  }

  /** What a base image consists of; pacman itself sees to the order. */
  static List<String> packages(ResolvedDistro distro) {
    var all = new ArrayList<>(distro.firstPackages());
    all.addAll(distro.basePackages());
    return all.stream().distinct().sorted().toList();
  }

  private static String describe(List<Repository> repositories) {
    return repositories.stream()
        .map(
            one ->
                "%s %s %s %s"
                    .formatted(one.id(), one.url(), one.signedMetadata(), one.fingerprints()))
        .collect(Collectors.joining("; "));
  }

  private String hash(List<Path> files) throws IOException {
    var hashes = new ArrayList<String>();
    for (Path file : files) {
      hashes.add(digests.of(file));
    }
    return String.join(" ", hashes);
  }

  @Override
  public void bootstrap(BasePlan plan, Draft draft, ImageContext context) throws IOException {
    build.bootstrap(plan, draft, context);
  }

  @Override
  public void install(
      BaseImage base, List<Layer> below, List<String> packages, Draft draft, ImageContext context)
      throws IOException {
    build.install(base, below, packages, draft, context);
  }

  /** The databases have no date of their own; their content is what counts. */
  @Override
  public String mirrorState(Draft draft) throws IOException {
    Path listed = PacmanState.of(draft).packages();
    String text = Files.readString(listed, UTF_8).replaceAll("(?m) \\[installed.*$", "");
    return ImageKey.sha256(text.getBytes(UTF_8));
  }

  @Override
  public PackageIndex index(BaseImage image) throws IOException {
    return PacmanIndex.read(PacmanState.of(image).sync());
  }

  @Override
  public PackageIndex index(BasePlan plan, Path folder, ImageContext context) throws IOException {
    try (Draft draft = Draft.in(folder.resolve("draft"))) {
      return build.lookUp(plan, draft, context);
    }
  }

  @Override
  public List<InstalledPackage> installed(BaseImage base, List<Layer> layers) throws IOException {
    if (layers.isEmpty()) {
      return List.of();
    }
    Path written = layers.get(0).tree().resolveSibling(ImagePaths.PACKAGES);
    if (Files.exists(written)) {
      return PackageTable.read(written);
    }
    var origins = new TreeMap<String, String>();
    for (Layer layer : layers) {
      PacmanState state = PacmanState.of(layer);
      if (state.exists()) {
        state.origins().forEach(origins::putIfAbsent);
      }
    }
    return PacmanDatabase.read(layers.stream().map(Layer::tree).toList(), origins);
  }
}
