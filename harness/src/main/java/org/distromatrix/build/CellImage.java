package org.distromatrix.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param layers the topmost first, without the source; none if it was made in a container engine
 * @param engine the image in the container engine, if it was made there
 * @param source the layer of the source; none in an image without a project
 * @param packages the exact package list
 */
public record CellImage(
    String key,
    ResolvedDistro distro,
    List<Layer> layers,
    Optional<EngineImage> engine,
    Optional<Layer> source,
    List<InstalledPackage> packages) {
  /** Where the pristine source lies in the guest; suites get a writable copy of it. */
  public static final String SOURCE = "/var/lib/matrix/source";

  public CellImage {
    layers = List.copyOf(layers);
    packages = List.copyOf(packages);
  }

  /** An image that is made of layers. */
  public CellImage(
      String key,
      ResolvedDistro distro,
      List<Layer> layers,
      Optional<Layer> source,
      List<InstalledPackage> packages) {
    this(key, distro, layers, Optional.empty(), source, packages);
  }

  /** What results tell of it: name to value. */
  public Map<String, String> facts() {
    var facts = new LinkedHashMap<String, String>();
    facts.put("image", key);
    engine.ifPresent(image -> facts.put("container image", image.origin()));
    return facts;
  }

  /** All layers, the source among them, the topmost first. */
  public List<Layer> withSource() {
    return Stream.concat(source.stream(), layers.stream()).toList();
  }
}
