package org.distromatrix.image;

import java.util.List;
import java.util.Optional;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.report.model.InstalledPackage;

/**
 * The trees that cells are made of, from the cache or made now. What was obtained is kept from
 * {@link ImageStore#prune} and {@link ImageStore#remove}, here and in other processes, until this
 * is closed.
 */
public interface Images extends AutoCloseable {
  /**
   * The base image of a distribution. One builder per image is at work on this host; others wait.
   *
   * @throws org.distromatrix.failure.MatrixException (infrastructure) if it cannot be made
   */
  Obtained<BaseImage> base(ResolvedDistro distro, ImageContext context);

  /**
   * The layer that adds packages on top of others.
   *
   * @param below layers between the base image and the new one, the topmost first
   * @param packages native names; none: there is no layer
   * @throws org.distromatrix.failure.MatrixException (usage) if there is no package of such a name;
   *     (infrastructure) if the layer cannot be made
   */
  Optional<Obtained<Layer>> packages(
      BaseImage base, List<Layer> below, List<String> packages, ImageContext context);

  /**
   * What can be installed from a distribution's repositories, without building an image of it.
   *
   * @throws org.distromatrix.failure.MatrixException (infrastructure) if it cannot be told
   */
  PackageIndex index(ResolvedDistro distro, ImageContext context);

  /**
   * The exact package list of a stack, sorted by name.
   *
   * @param layers the topmost first, down to the base image's
   */
  List<InstalledPackage> installed(BaseImage base, List<Layer> layers);

  /** What is in the cache. */
  ImageStore store();

  @Override
  void close();
}
