package org.distromatrix.image;

import java.time.Clock;
import java.util.Map;
import org.distromatrix.command.Commands;
import org.distromatrix.command.Programs;
import org.distromatrix.config.FileSystem;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;

/**
 * The programs that make file systems with a folder's content: this host's where they can do it,
 * else those of a tools image of their own.
 */
public final class DiskTools implements AutoCloseable {
  private final ToolsImage image;
  private final Toolbox toolbox;

  private DiskTools(ToolsImage image, Toolbox toolbox) {
    this.image = image;
    this.toolbox = toolbox;
  }

  /**
   * Makes nothing yet.
   *
   * @param locks this host's, of the same cache
   * @param environment the user's, for mirror and proxy variables
   */
  public static DiskTools open(
      Places places, Commands commands, HostLocks locks, Map<String, String> environment) {
    var images = CachedImages.openOwn(places, commands, locks, environment);
    var image = new ToolsImage(ToolsContent.DISKS, images, places, Clock.systemUTC());
    var host = new HostTools(commands, Programs.onPathOf(environment));
    return new DiskTools(image, new Toolbox(host, image, environment));
  }

  /**
   * Where a file system's program is to run; makes the tools image if that is needed and not there.
   *
   * @throws org.distromatrix.failure.MatrixException (infrastructure) if that cannot be made, or if
   *     the host's tools are asked for and will not do
   */
  public Workplace workplace(FileSystem fileSystem, ImageContext context) {
    return toolbox.workplace(need(fileSystem), context);
  }

  private static ToolNeed need(FileSystem fileSystem) {
    return switch (fileSystem) {
      case EXT4 -> ToolNeed.of("mke2fs", "mke2fs");
      case BTRFS -> ToolNeed.of("mkfs.btrfs", "mkfs.btrfs");
      // xfsprogs 6.17 was the first to populate a file system from a folder
      case XFS ->
          ToolNeed.of("mkfs.xfs", "mkfs.xfs")
              .probing("mkfs.xfs version ([0-9.]+)", "6.17", "mkfs.xfs", "-V");
    };
  }

  @Override
  public void close() {
    image.close();
  }
}
