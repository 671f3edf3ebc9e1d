package org.distromatrix.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.image.Layer;

/**
 * The layer on top of every image we boot: the way in. It is made of the resource folder {@code
 * guest-layer}, whose file INDEX lists what belongs to it, and of masks for the distribution's own
 * SSH units. One for each set of such units is kept in the cache, under the hash of its content.
 */
final class GuestLayer {
  private static final String UNITS = "etc/systemd/system/";

  private final Path folder;

  /**
   * @param cache the cache of {@link org.distromatrix.host.Places}
   */
  GuestLayer(Path cache) {
    this.folder = cache.resolve("guest-layers");
  }

  /** The layer that masks these units; made now if it is not in the cache. */
  Layer masking(List<String> units) {
    List<GuestLayerEntry> entries = entries(units);
    String key = GuestLayerEntry.key(entries);
    Path tree = folder.resolve(key);
    try {
      if (!Files.isDirectory(tree)) {
        Files.createDirectories(folder);
        GuestLayerTree.publish(entries, tree);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the guest layer " + tree, e);
    }
    return new Layer(key, tree);
  }

  private static List<GuestLayerEntry> entries(List<String> units) {
    List<GuestLayerEntry> entries = GuestLayerIndex.read();
    units.stream()
        .sorted()
        .map(unit -> GuestLayerEntry.link(UNITS + unit, "/dev/null"))
        .forEach(entries::add);
    return entries;
  }
}
