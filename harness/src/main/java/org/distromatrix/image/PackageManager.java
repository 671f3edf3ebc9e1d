package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.report.model.InstalledPackage;

/**
 * The only place that knows how packages get into a tree: apt, dnf, zypper or pacman. A back end
 * fills drafts; keys, locks and publishing are not its business.
 */
interface PackageManager {
  /**
   * Settles everything that makes a base image what it is, before anything is built: which mirror,
   * which keys, which versions. Costs no outside program, as it is done also for an image that is
   * in the cache.
   */
  BasePlan plan(ResolvedDistro distro, ImageContext context) throws IOException;

  /** Fills the draft with the base image: a tree, and the package lists it was made from. */
  void bootstrap(BasePlan plan, Draft draft, ImageContext context) throws IOException;

  /**
   * Fills the draft's tree with what installing the packages changes.
   *
   * @param below layers between the base image and the new one, the topmost first
   */
  void install(
      BaseImage base, List<Layer> below, List<String> packages, Draft draft, ImageContext context)
      throws IOException;

  /**
   * The state of the mirror that the draft was made from, as short text: two images of one plan are
   * the same if this is.
   */
  String mirrorState(Draft draft) throws IOException;

  /** What can be installed, as the package lists say that an image was made from. */
  PackageIndex index(BaseImage image) throws IOException;

  /**
   * What can be installed, as package lists say that are fetched now, and checked as for an image.
   *
   * @param folder for the work, on the file system of the cache; what is left in it saves time when
   *     the same plan is asked for again
   * @throws org.distromatrix.failure.MatrixException (infrastructure) if it cannot be told
   */
  PackageIndex index(BasePlan plan, Path folder, ImageContext context) throws IOException;

  /** The package database of a stack, sorted by name. */
  List<InstalledPackage> installed(BaseImage base, List<Layer> layers) throws IOException;
}
