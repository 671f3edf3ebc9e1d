package org.distromatrix.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.distromatrix.build.LowerTrees;
import org.distromatrix.host.Overlay;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Layer;

/**
 * An exported image has no identity: each machine that boots it makes its own (machine-id(5)).
 * {@code /etc/machine-id} is there and empty. "uninitialized" would do as well, and more: systemd
 * would then set all units to what presets say, and ask at the console for locale, time zone and
 * password, while the image is to behave as its cell did.
 */
final class FirstBoot {
  private static final String MACHINE_ID = "etc/machine-id";

  private final List<Layer> layers;

  /**
   * @param layers the topmost first
   */
  FirstBoot(List<Layer> layers) {
    this.layers = layers;
  }

  /** Writes what differs from the layers, and gives it their times: the same image is the same. */
  void prepare(Overlay overlay) throws IOException {
    Path upper = overlay.upper();
    if (!hasNoId()) {
      Path etc = Trees.folder(upper, "etc");
      Files.writeString(upper.resolve(MACHINE_ID), "");
      Files.setLastModifiedTime(upper.resolve(MACHINE_ID), time("etc"));
      Files.setLastModifiedTime(etc, time("etc"));
    }
    Files.setLastModifiedTime(upper, time(""));
  }

  private boolean hasNoId() throws IOException {
    Optional<Path> id = new LowerTrees(layers).find(MACHINE_ID);
    return id.isPresent()
        && Files.isRegularFile(id.get(), LinkOption.NOFOLLOW_LINKS)
        && Files.size(id.get()) == 0;
  }

  private FileTime time(String folder) throws IOException {
    Optional<Path> found = new LowerTrees(layers).find(folder);
    return found.isPresent() ? Files.getLastModifiedTime(found.get()) : FileTime.fromMillis(0);
  }
}
