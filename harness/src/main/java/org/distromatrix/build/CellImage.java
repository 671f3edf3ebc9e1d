package org.distromatrix.build;

import java.util.List;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.image.Layer;
import org.distromatrix.report.model.InstalledPackage;

/**
 * What is booted: base image + run packages + what the build script installed + extra files + a
 * pristine copy of the source under {@link #SOURCE}.
 *
 * @param key hash of everything in it
 * @param distro what it is made of
 * @param layers the topmost first
 * @param packages the exact package list
 */
public record CellImage(
    String key, ResolvedDistro distro, List<Layer> layers, List<InstalledPackage> packages) {
  /** Where the pristine source lies in the guest; suites get a writable copy of it. */
  public static final String SOURCE = "/var/lib/matrix/source";

  public CellImage {
    layers = List.copyOf(layers);
    packages = List.copyOf(packages);
  }
}
