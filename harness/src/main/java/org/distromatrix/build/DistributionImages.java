package org.distromatrix.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.Places;
import org.distromatrix.image.ImageContext;

/**
 * The distributions' own container images. What a tag names when it is first asked for holds until
 * somebody wants it fresh: its digest is kept in the cache, in a file for each tag.
 */
final class DistributionImages {
  private static final String HINT =
      "`container-image` of the profile names it; hub.image.name.prefix of Testcontainers puts a"
          + " registry of your own before it";

  private final Workshop workshop;
  private final BuildHolds holds;
  private final Path pins;

  /** What was pulled since this was opened: once is enough for a run. */
  private final Set<String> pulled = ConcurrentHashMap.newKeySet();

  DistributionImages(Workshop workshop, BuildHolds holds, Places places) {
    this.workshop = workshop;
    this.holds = holds;
    this.pins = places.cache().resolve("container-images");
  }

  /**
   * The image of a distribution, brought in now if it is not there.
   *
   * @throws MatrixException (usage) if the distribution has none; (infrastructure) if it cannot be
   *     had
   */
  EngineImage obtain(ResolvedDistro distro, ImageContext context) throws IOException {
    String reference =
        workshop.substitute(distro.containerImage().orElseThrow(() -> missing(distro)));
    Path pin = pins.resolve(reference.replaceAll("[^A-Za-z0-9.-]", "_"));
    try (HeldLock held = holds.alone("pull-" + pin.getFileName(), reference, context.waiting())) {
      boolean anew = context.refresh() && !pulled.contains(reference);
      Optional<String> digest = anew ? Optional.empty() : read(pin);
      if (digest.isPresent()) {
        return pinned(distro, digest.get(), context);
      }
      EngineImage image = pull(distro, reference, context, HINT);
      pulled.add(reference);
      write(pin, image.reference());
      return image;
    }
  }

  private EngineImage pinned(ResolvedDistro distro, String digest, ImageContext context) {
    Optional<EngineImage> there = workshop.find(digest);
    return there
        .map(image -> image.from(new EngineImage(digest, image.id(), digest)))
        .orElseGet(
            () ->
                pull(
                    distro,
                    digest,
                    context,
                    "it was there when this image was first used; --refresh takes what its tag"
                        + " names now"));
  }

  private EngineImage pull(
      ResolvedDistro distro, String reference, ImageContext context, String hint) {
    context.progress().accept("pulling " + reference);
    try {
      return workshop.pull(reference, distro.architecture(), context.progress());
    } catch (Workshop.ImageNotFound e) {
      throw MatrixException.infrastructure(
              "Cannot pull the image \"%s\" of %s: %s"
                  .formatted(reference, distro.ref(), e.getMessage()))
          .withHint(hint)
          .withLog(context.log())
          .causedBy(e);
    }
  }

  private static MatrixException missing(ResolvedDistro distro) {
    return MatrixException.usage(
            "Cannot make %s from a container image: its profile names none".formatted(distro.ref()))
        .withHint("use `base: packages`, which needs root, or give it a `container-image`");
  }

  private static Optional<String> read(Path pin) throws IOException {
    return Files.exists(pin) ? Optional.of(Files.readString(pin).strip()) : Optional.empty();
  }

  private static void write(Path pin, String digest) throws IOException {
    Files.createDirectories(pin.getParent());
    Path beside = pin.resolveSibling(pin.getFileName() + ".new");
    Files.writeString(beside, digest + "\n", StandardCharsets.UTF_8);
    Files.move(beside, pin, StandardCopyOption.ATOMIC_MOVE);
  }
}
