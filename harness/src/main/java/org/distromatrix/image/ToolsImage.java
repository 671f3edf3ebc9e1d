package org.distromatrix.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostArchitecture;
import org.distromatrix.host.Places;
import org.jspecify.annotations.Nullable;

/**
 * Our own Debian with programs and keyrings for hosts that lack them or have them too old. An image
 * like any other: made once, cached, kept while it is used.
 */
final class ToolsImage implements AutoCloseable {
  private final ToolsContent content;
  private final Images images;
  private final Places places;
  private final Clock clock;
  private @Nullable List<Layer> layers;

  /**
   * @param images makes Debian images with this host's own tools; closed with this
   */
  ToolsImage(ToolsContent content, Images images, Places places, Clock clock) {
    this.content = content;
    this.images = images;
    this.places = places;
    this.clock = clock;
  }

  /** What it is, as an input of the keys of images that are made with it. */
  String describe() {
    return content.describe();
  }

  /**
   * Makes it unless it is there, and lets programs run in it.
   *
   * @throws MatrixException (infrastructure) if it cannot be made
   */
  Workplace workplace(ImageContext context) {
    return new ToolsRoot(trees(context), places);
  }

  /**
   * A file of it, by its path in this host's cache; empty if it has none of this name.
   *
   * @param relative {@code usr/share/keyrings/archlinux.gpg}
   */
  Optional<Path> file(String relative, ImageContext context) {
    return trees(context).stream()
        .map(tree -> tree.resolve(relative))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private List<Path> trees(ImageContext context) {
    return layers(context).stream().map(Layer::tree).toList();
  }

  private synchronized List<Layer> layers(ImageContext context) {
    if (layers == null) {
      try {
        layers = make(quiet(context));
      } catch (MatrixException e) {
        throw e.fault() == Fault.INTERRUPTED ? e : explain(e);
      }
    }
    return layers;
  }

  private List<Layer> make(ImageContext context) {
    BaseImage base = images.base(distro(), context).value();
    Layer tools =
        images.packages(base, List.of(), content.packages(), context).orElseThrow().value();
    return List.of(tools, base.layer());
  }

  private ResolvedDistro distro() {
    var catalog = ProfileCatalog.standard(LocalDate.now(clock));
    DistroRef ref = content.distro();
    if (catalog.find(ref, HostArchitecture.name()) instanceof DistroLookup.Found found) {
      return found.distro();
    }
    throw MatrixException.infrastructure(
        "there is no %s for %s".formatted(ref, HostArchitecture.name()));
  }

  /** Says whose image is made; a distribution's own mirror and wishes are not for this one. */
  private ImageContext quiet(ImageContext context) {
    return new ImageContext(
        context.log(),
        line -> context.progress().accept("Making the tools image (once): " + line),
        context.waiting(),
        context.timeout(),
        false,
        Optional.empty(),
        content.acceptExpired());
  }

  private static MatrixException explain(MatrixException e) {
    var failure =
        MatrixException.infrastructure("Cannot make the tools image: " + e.getMessage())
            .withHint(
                e.hint().map(hint -> hint + "; or i").orElse("I")
                    + "nstall the tools that matrix doctor names")
            .causedBy(e);
    return e.log().map(failure::withLog).orElse(failure);
  }

  @Override
  public void close() {
    images.close();
  }
}
