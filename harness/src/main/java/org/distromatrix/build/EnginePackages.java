package org.distromatrix.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.distromatrix.command.OutputSink;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HeldLock;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Obtained;
import org.distromatrix.image.OwnPackageManager;
import org.distromatrix.image.PackageListener;
import org.distromatrix.image.PackageSources;

/** Images with packages, made by the distribution's own package manager in containers. */
final class EnginePackages {
  /** To be raised whenever the same inputs would give another image. */
  private static final String RECIPE = "2";

  /** Digits of the mirror's state in the names of folders. */
  private static final int STATE = 12;

  private final Workshop workshop;
  private final EngineShelf shelf;
  private final BuildHolds holds;
  private final DistributionImages distributions;
  private final EngineVolumes volumes;
  private final Map<String, String> environment;

  /**
   * @param environment the user's, for mirror variables
   */
  EnginePackages(
      Workshop workshop,
      EngineShelf shelf,
      BuildHolds holds,
      DistributionImages distributions,
      EngineVolumes volumes,
      Map<String, String> environment) {
    this.workshop = workshop;
    this.shelf = shelf;
    this.holds = holds;
    this.distributions = distributions;
    this.volumes = volumes;
    this.environment = Map.copyOf(environment);
  }

  /** Packages that are to be installed. */
  private record Order(
      ResolvedDistro distro,
      EngineImage on,
      List<String> packages,
      String state,
      boolean fresh,
      Optional<PackageSources> sources) {
    OwnPackageManager manager() {
      return OwnPackageManager.of(distro, sources);
    }

    String mirror() {
      return sources.map(PackageSources::chosenBy).orElse("as its container image has it");
    }
  }

  /** The distribution's own image with what our base images have: an SSH server, systemd. */
  Obtained<EngineImage> base(ResolvedDistro distro, ImageContext context) throws IOException {
    EngineImage image = distributions.obtain(distro, context);
    Optional<PackageSources> sources = PackageSources.chosen(distro, context, environment);
    List<String> packages = distro.basePackages().stream().sorted().distinct().toList();
    String key =
        new Fingerprint()
            .add("engine base " + RECIPE)
            .add(image.id())
            .add(packages)
            .add(sources.map(EnginePackages::describe).orElse(""))
            .end();
    var order = new Order(distro, image, packages, key.substring(0, STATE), true, sources);
    return shelf.obtain(
        EngineImage.DISTRIBUTION,
        key,
        "the base image of " + distro.ref(),
        context.refresh(),
        context.waiting(),
        tag -> install(order, EngineImage.DISTRIBUTION, tag, context));
  }

  private static String describe(PackageSources sources) {
    return sources.acceptExpired()
        + sources.repositories().stream()
            .map(one -> one.url() + " " + one.suite() + " " + one.components())
            .collect(Collectors.joining("; "));
  }

  /**
   * The image with more packages.
   *
   * @param base from {@link #base}
   * @param names native names; none: the image itself
   */
  Obtained<EngineImage> on(
      Obtained<EngineImage> base, ResolvedDistro distro, List<String> names, ImageContext context)
      throws IOException {
    if (names.isEmpty()) {
      return base;
    }
    List<String> packages = names.stream().sorted().distinct().toList();
    EngineImage below = base.value();
    String key =
        new Fingerprint().add("engine packages " + RECIPE).add(below.id()).add(packages).end();
    String state = below.reference().replaceFirst(".*:", "").substring(0, STATE);
    Optional<PackageSources> sources = PackageSources.chosen(distro, context, environment);
    var order = new Order(distro, below, packages, state, false, sources);
    return shelf.obtain(
        EngineImage.PACKAGES,
        key,
        String.join(", ", packages) + " in " + distro.ref(),
        false,
        context.waiting(),
        tag -> install(order, EngineImage.PACKAGES, tag, context));
  }

  /** One at a time for a distribution: what they download lies in one place. */
  private EngineImage install(Order order, String name, String tag, ImageContext context)
      throws IOException {
    String volume = volumes.name("packages-" + order.distro().ref());
    var fitting = new Workshop.Fitting(true, Map.of(volume, OwnPackageManager.KEPT));
    context.progress().accept("installing " + order.packages().size() + " packages");
    try (HeldLock held = holds.alone("volume-" + volume, "packages", context.waiting());
        Workpiece piece = workshop.open(order.on(), fitting);
        OutputStream log =
            Files.newOutputStream(
                context.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      install(order, piece, log, context);
      piece
          .run(order.manager().scrub(), OutputSink.none(), context.timeout())
          .require("the image cannot be cleaned");
      return piece.commit(name, tag);
    }
  }

  private static void install(
      Order order, Workpiece piece, OutputStream log, ImageContext context) {
    OwnPackageManager manager = order.manager();
    String folder = OwnPackageManager.SETTINGS + "/";
    piece.put(
        manager.files().entrySet().stream()
            .collect(Collectors.toMap(file -> folder + file.getKey(), Map.Entry::getValue)));
    PackageListener listener = manager.listen(context.progress());
    boolean installed = run(order, order.fresh(), piece, new LogTee(log, listener), context);
    if (!installed && !order.fresh() && listener.stale()) {
      context.progress().accept("The mirror has moved on: fetching its package lists again");
      listener = manager.listen(context.progress());
      installed = run(order, true, piece, new LogTee(log, listener), context);
    }
    if (!installed || listener.failed()) {
      throw listener.failure(order.distro().ref(), order.mirror(), context.log());
    }
  }

  private static boolean run(
      Order order, boolean fresh, Workpiece piece, OutputSink output, ImageContext context) {
    List<String> argv = order.manager().install(order.packages(), order.state(), fresh);
    Ended ended = piece.run(argv, output, context.timeout());
    if (ended.timedOut()) {
      throw MatrixException.infrastructure(
              "Cannot install packages in the image of %s: it did not end within %d s"
                  .formatted(order.distro().ref(), context.timeout().toSeconds()))
          .withHint("`image` in `timeouts` of matrix.yaml sets the limit")
          .withLog(context.log());
    }
    return ended.succeeded();
  }
}
