package org.distromatrix.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.distromatrix.config.FileSystem;
import org.distromatrix.config.MachineSettings;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.image.DiskTools;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Layer;
import org.distromatrix.image.Workplace;

/** Makes the root file systems of machines, each a sparse file of the wished size. */
final class RootFileSystem {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /** libext2fs, mkfs.xfs with too little room, and with less than it takes at all. */
  private static final Pattern FULL =
      Pattern.compile("Could not allocate|No space left on device|Filesystem must be larger than");

  private final StackedTree trees;
  private final DiskTools tools;

  RootFileSystem(StackedTree trees, DiskTools tools) {
    this.trees = trees;
    this.tools = tools;
  }

  /**
   * Writes a file that is not there.
   *
   * @param layers the topmost first
   * @param kernel is to mount it
   * @throws MatrixException (usage) if the content does not fit
   */
  void make(MachineDisks.Wanted wanted, List<Layer> layers, Kernel kernel, Path file)
      throws IOException {
    long bytes = wanted.settings().disk();
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
    try {
      format(wanted, layers, kernel, file);
    } catch (MatrixException e) {
      throw FULL.matcher(String.valueOf(e.getMessage())).find() ? tooSmall(wanted).causedBy(e) : e;
    }
    if (Files.size(file) > bytes) { // mkfs.btrfs takes the room that it needs
      throw tooSmall(wanted);
    }
  }

  private void format(MachineDisks.Wanted wanted, List<Layer> layers, Kernel kernel, Path file)
      throws IOException {
    MachineSettings settings = wanted.settings();
    Workplace place = tools.workplace(settings.fileSystem(), context(wanted));
    // mkfs.xfs opens devices, and /dev/ptmx is not to be opened outside of a devpts
    StackedTree seen = settings.fileSystem() == FileSystem.XFS ? trees.withoutDevices() : trees;
    seen.in(place, file.resolveSibling(""))
        .run(
            layers,
            wanted.preparation(),
            root ->
                new FileSystemCommand(
                        settings.fileSystem(),
                        root,
                        file,
                        Optional.empty(),
                        Optional.of("root"),
                        Optional.of(kernel.version()))
                    .argv(),
            wanted.log(),
            LIMIT);
  }

  private static ImageContext context(MachineDisks.Wanted wanted) {
    return new ImageContext(
        wanted.log(),
        wanted.waiting(),
        wanted.waiting(),
        ImageContext.DEFAULT_TIMEOUT,
        false,
        Optional.empty(),
        false);
  }

  private static MatrixException tooSmall(MachineDisks.Wanted wanted) {
    return MatrixException.usage(
            "Cannot make the disk of %s: its image does not fit into %s"
                .formatted(wanted.image().distro().ref(), DiskSize.words(wanted.settings().disk())))
        .withHint("`machine: { disk: ... }` in matrix.yaml; only what is written takes space")
        .withLog(wanted.log());
  }
}
