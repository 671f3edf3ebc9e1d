package org.distromatrix.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.distromatrix.command.Commands;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.report.model.InstalledPackage;

/** The images of this host's cache. Safe for many threads, and for many processes at once. */
public final class CachedImages implements Images {
  private final ImagePaths paths;
  private final PackageManagers managers;
  private final ImagePublisher publisher;
  private final ImageLocks locks;
  private final ImageStore store;

  /** Inputs that were made anew since this was opened: once is enough for a run. */
  private final Set<String> refreshed = ConcurrentHashMap.newKeySet();

  /** What this has handed out, by key. */
  private final Map<String, HeldLock> held = new ConcurrentHashMap<>();

  CachedImages(
      ImagePaths paths, PackageManagers managers, ImagePublisher publisher, ImageLocks locks) {
    this.paths = paths;
    this.managers = managers;
    this.publisher = publisher;
    this.locks = locks;
    this.store = new CachedImageStore(paths, locks);
  }

  /**
   * Opens the cache for somebody who has no locks of his own; those who wait for him are told no
   * project.
   */
  public static CachedImages open(
      Places places, Commands commands, Map<String, String> environment) {
    var locks = new HostLocks(places.cache().resolve("locks"), "none");
    return open(places, commands, locks, environment);
  }

  /**
   * Opens the cache.
   *
   * @param locks this host's, of the same cache
   * @param environment the user's, for mirror and proxy variables
   */
  public static CachedImages open(
      Places places, Commands commands, HostLocks locks, Map<String, String> environment) {
    // The tools are an image, too, made with nothing but this host's apt.
    CachedImages own = openOwn(places, commands, locks, environment);
    var backEnds = new BackEnds(places, own.paths, commands, environment);
    return new CachedImages(own.paths, backEnds.all(own), own.publisher, own.locks);
  }

  /** The same cache for images that are made without a tools image: to make one. */
  static CachedImages openOwn(
      Places places, Commands commands, HostLocks locks, Map<String, String> environment) {
    var paths = new ImagePaths(places.cache().toAbsolutePath());
    var backEnds = new BackEnds(places, paths, commands, environment);
    var publisher = new ImagePublisher(paths, commands, Clock.systemUTC());
    return new CachedImages(paths, backEnds.ofThisHost(), publisher, new ImageLocks(locks));
  }

  @Override
  public Obtained<BaseImage> base(ResolvedDistro distro, ImageContext context) {
    PackageManager manager = managers.of(distro);
    try {
      BasePlan plan = manager.plan(distro, context);
      Optional<BaseImage> there = usable(plan, context);
      return there.isPresent()
          ? new Obtained<>(there.get(), true)
          : waitAndMake(plan, manager, context);
    } catch (IOException | UncheckedIOException e) {
      throw publisher.failure("Cannot build " + distro.ref(), e, context);
    }
  }

  private Obtained<BaseImage> waitAndMake(
      BasePlan plan, PackageManager manager, ImageContext context) throws IOException {
    String what = "the image of " + plan.distro().ref();
    try (HeldLock unused = locks.build(plan.key().id(), what, context)) {
      Optional<BaseImage> meanwhile = usable(plan, context);
      return meanwhile.isPresent()
          ? new Obtained<>(meanwhile.get(), true)
          : new Obtained<>(make(plan, manager, context), false);
    }
  }

  /** The image that is there, unless the user asked for a new one and has not got it yet. */
  private Optional<BaseImage> usable(BasePlan plan, ImageContext context) {
    boolean anew = context.refresh() && !refreshed.contains(plan.key().id());
    return anew ? Optional.empty() : current(plan);
  }

  private BaseImage make(BasePlan plan, PackageManager manager, ImageContext context)
      throws IOException {
    String inputs = plan.key().id();
    publisher.deleteLeftovers(ImageEntry.Kind.BASE, inputs);
    try (Draft draft = Draft.in(paths.draft(ImageEntry.Kind.BASE, inputs))) {
      manager.bootstrap(plan, draft, context);
      ImageKey key = plan.key().with("mirror state", manager.mirrorState(draft));
      hold(key.id());
      publisher.publish(draft, plan, key, manager);
      paths.makeCurrent(inputs, key.id());
    }
    refreshed.add(inputs);
    return current(plan).orElseThrow(() -> new IOException("the new image is gone again"));
  }

  private Optional<BaseImage> current(BasePlan plan) {
    return paths
        .current(plan.key().id())
        .flatMap(key -> use(ImageEntry.Kind.BASE, key))
        .map(
            folder ->
                new BaseImage(
                    plan.distro(),
                    new Layer(folder.getFileName().toString(), folder.resolve("tree")),
                    folder));
  }

  @Override
  public Optional<Obtained<Layer>> packages(
      BaseImage base, List<Layer> below, List<String> packages, ImageContext context) {
    if (packages.isEmpty()) {
      return Optional.empty();
    }
    PackageManager manager = managers.of(base.distro());
    var recipe = new LayerRecipe(base, below, packages);
    Optional<Layer> there = use(recipe);
    if (there.isPresent()) {
      return there.map(layer -> new Obtained<>(layer, true));
    }
    try (HeldLock unused = locks.build(recipe.key().id(), recipe.describe(), context)) {
      Optional<Layer> meanwhile = use(recipe);
      if (meanwhile.isPresent()) {
        return meanwhile.map(layer -> new Obtained<>(layer, true));
      }
      return Optional.of(new Obtained<>(install(manager, recipe, context), false));
    } catch (IOException | UncheckedIOException e) {
      throw publisher.failure("Cannot install " + recipe.describe(), e, context);
    }
  }

  private Layer install(PackageManager manager, LayerRecipe recipe, ImageContext context)
      throws IOException {
    String key = recipe.key().id();
    publisher.deleteLeftovers(ImageEntry.Kind.PACKAGES, key);
    hold(key);
    try (Draft draft = Draft.in(paths.draft(ImageEntry.Kind.PACKAGES, key))) {
      manager.install(recipe.base(), recipe.below(), recipe.packages(), draft, context);
      publisher.publish(draft, recipe, manager);
    }
    return use(recipe).orElseThrow(() -> new IOException("the new layer is gone again"));
  }

  private Optional<Layer> use(LayerRecipe recipe) {
    return use(ImageEntry.Kind.PACKAGES, recipe.key().id())
        .map(folder -> new Layer(recipe.key().id(), folder.resolve("tree")));
  }

  /** An entry that is whole, held from now on, its use noted. */
  private Optional<Path> use(ImageEntry.Kind kind, String key) {
    Path folder = paths.folder(kind, key);
    Path used = folder.resolve(ImagePaths.USED);
    if (!Files.exists(used)) {
      return Optional.empty();
    }
    hold(key);
    if (!Files.exists(used)) { // removed before we held it
      return Optional.empty();
    }
    try {
      Files.setLastModifiedTime(used, FileTime.from(Instant.now()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(folder);
  }

  private void hold(String key) {
    held.computeIfAbsent(key, locks::use);
  }

  @Override
  public List<InstalledPackage> installed(BaseImage base, List<Layer> layers) {
    try {
      return managers.of(base.distro()).installed(base, layers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public PackageIndex index(ResolvedDistro distro, ImageContext context) {
    PackageManager manager = managers.of(distro);
    try {
      BasePlan plan = manager.plan(distro, context);
      Optional<BaseImage> image = context.refresh() ? Optional.empty() : current(plan);
      return image.isPresent() ? manager.index(image.get()) : lookUp(plan, manager, context);
    } catch (IOException | UncheckedIOException e) {
      throw publisher.failure("Cannot look up packages of " + distro.ref(), e, context);
    }
  }

  private PackageIndex lookUp(BasePlan plan, PackageManager manager, ImageContext context)
      throws IOException {
    String inputs = plan.key().id();
    String what = "the package lists of " + plan.distro().ref();
    try (HeldLock unused = locks.build("lists-" + inputs, what, context)) {
      Path folder = Files.createDirectories(paths.lists(inputs));
      var kept = new KeptIndex(folder.resolve("names"));
      Optional<PackageIndex> fresh =
          context.refresh() ? Optional.empty() : kept.read(Instant.now());
      if (fresh.isPresent()) {
        return fresh.get();
      }
      PackageIndex index = manager.index(plan, folder, context);
      kept.write(index);
      return index;
    }
  }

  @Override
  public ImageStore store() {
    return store;
  }

  @Override
  public void close() {
    held.values().forEach(HeldLock::close);
    held.clear();
    managers.close();
  }
}
