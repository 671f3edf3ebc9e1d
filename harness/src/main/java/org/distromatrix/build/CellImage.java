package org.distromatrix.build;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.image.Layer;
import org.distromatrix.report.model.InstalledPackage;

/**
 * What is booted: base image + run packages + what the build script installed + extra files, and
 * with it a pristine copy of the source under {@link #SOURCE}.
 *
 * @param key hash of everything in it
 * @param distro what it is made of
 * @param layers the topmost first, without the source
 * @param source the layer of the source; none in an image without a project
 * @param packages the exact package list
 */
public record CellImage(
    String key,
    ResolvedDistro distro,
    List<Layer> layers,
    Optional<Layer> source,
    List<InstalledPackage> packages) {
  /** Where the pristine source lies in the guest; suites get a writable copy of it. */
  public static final String SOURCE = "/var/lib/matrix/source";

  public CellImage {
    layers = List.copyOf(layers);
    packages = List.copyOf(packages);
  }

  /** All layers, the source among them, the topmost first. */
  public List<Layer> withSource() {
    return Stream.concat(source.stream(), layers.stream()).toList();
  }
}
