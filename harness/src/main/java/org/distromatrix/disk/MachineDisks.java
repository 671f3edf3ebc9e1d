package org.distromatrix.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.distromatrix.build.CellImage;
import org.distromatrix.build.FileDigest;
import org.distromatrix.build.Fingerprint;
import org.distromatrix.build.MadeCache;
import org.distromatrix.command.Commands;
import org.distromatrix.config.FileSystem;
import org.distromatrix.config.MachineSettings;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervisor;
import org.distromatrix.image.DiskTools;
import org.distromatrix.image.Layer;

/**
 * The disks of machines: one for each cell image, in the cache, shared by all guests of it. A disk
 * has no source in it, so that changed tests need no new one.
 *
 * <pre>
 * disk      the root file system, raw
 * vmlinuz   the kernel
 * initrd    its initial RAM disk, where it has one
 * </pre>
 */
public final class MachineDisks implements AutoCloseable {
  /** To be raised whenever the same inputs would give another disk. */
  private static final String RECIPE = "1";

  private static final String DISK = "disk";
  private static final String KERNEL = "vmlinuz";
  private static final String INITRD = "initrd";

  private final MadeCache cache;
  private final DiskTools tools;
  private final RootFileSystem fileSystems;

  /**
   * @param locks what was obtained is kept in the cache until this is closed
   * @param environment the user's
   */
  public MachineDisks(
      Commands commands,
      Supervisor supervisor,
      Places places,
      HostLocks locks,
      Map<String, String> environment) {
    this.cache = new MadeCache(MadeCache.Kind.DISK, places, commands, locks);
    this.tools = DiskTools.open(places, commands, locks, environment);
    this.fileSystems = new RootFileSystem(new StackedTree(commands, supervisor, places), tools);
  }

  /**
   * A disk to be had.
   *
   * @param image what it holds
   * @param top the layer on top of the image's own: the way in
   * @param settings size, file system and kernel
   * @param preparation done to the tree before it is copied
   * @param log file that the tools' output is appended to
   * @param waiting hears what is waited for
   */
  public record Wanted(
      CellImage image,
      Layer top,
      MachineSettings settings,
      Preparation preparation,
      Path log,
      Consumer<String> waiting) {}

  /**
   * The disk, made now if it is not there.
   *
   * @throws MatrixException (infrastructure) if the image has no kernel or the disk cannot be made;
   *     (usage) if the image has not the wanted kernel, or does not fit into the wanted disk
   */
  public MachineDisk obtain(Wanted wanted) {
    try {
      Kernel kernel = BootKernel.of(wanted.image(), wanted.settings().kernel());
      String key = key(wanted, kernel);
      Path entry =
          cache
              .obtain(
                  key,
                  "the disk of " + wanted.image().distro().ref(),
                  false,
                  wanted.waiting(),
                  folder -> make(wanted, kernel, folder))
              .value();
      return disk(key, entry, wanted.settings().fileSystem(), kernel);
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot make the disk of %s: %s"
                  .formatted(wanted.image().distro().ref(), e.getMessage()))
          .withLog(wanted.log())
          .causedBy(e);
    }
  }

  private static MachineDisk disk(String key, Path entry, FileSystem fileSystem, Kernel kernel) {
    Optional<Path> initrd = kernel.initrd().map(any -> entry.resolve(INITRD));
    return new MachineDisk(
        key,
        entry.resolve(DISK),
        fileSystem.word(),
        entry.resolve(KERNEL),
        initrd,
        kernel.version());
  }

  private static String key(Wanted wanted, Kernel kernel) throws IOException {
    MachineSettings settings = wanted.settings();
    var fingerprint =
        new Fingerprint()
            .add("disk " + RECIPE)
            .add(layers(wanted).stream().map(Layer::key).toList())
            .add(settings.fileSystem().word())
            .add(settings.disk())
            .add(kernel.version());
    if (settings.kernel().file().isPresent()) {
      fingerprint.add(FileDigest.of(kernel.image()));
    }
    return fingerprint.end();
  }

  private static List<Layer> layers(Wanted wanted) {
    var layers = new ArrayList<Layer>();
    layers.add(wanted.top());
    layers.addAll(wanted.image().layers());
    return layers;
  }

  private void make(Wanted wanted, Kernel kernel, Path folder) throws IOException {
    fileSystems.make(wanted, layers(wanted), kernel, folder.resolve(DISK));
    Files.copy(kernel.image(), folder.resolve(KERNEL));
    if (kernel.initrd().isPresent()) {
      Files.copy(kernel.initrd().get(), folder.resolve(INITRD));
    }
  }

  @Override
  public void close() {
    try (tools) {
      cache.close();
    }
  }
}
