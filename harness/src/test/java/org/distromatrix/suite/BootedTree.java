package org.distromatrix.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.distromatrix.TestImages;
import org.distromatrix.build.CellImage;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.guest.NspawnLauncher;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervisor;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Layer;
import org.distromatrix.remote.SshWarmUp;

/**
 * Real guests for tests: Debian 13 from this host's mirror and cache, or the tree that the system
 * property {@code matrix.test.tree} names, with a small source on top.
 */
final class BootedTree {
  private final Path folder;
  private final Places places = TestImages.places();
  private final LocalCommands commands = new LocalCommands(System.getenv());

  BootedTree(Path folder) {
    this.folder = folder;
  }

  NspawnLauncher launcher() {
    var keys = SshWarmUp.start();
    return new NspawnLauncher(commands, Supervisor.detect(), places, keys::join);
  }

  /** The source on top, the distribution below. */
  List<Layer> layers() {
    return List.of(source(), distribution());
  }

  private Layer source() {
    try {
      var tree = folder.resolve("source-layer");
      var source = Files.createDirectories(tree.resolve(CellImage.SOURCE.substring(1)));
      Files.writeString(source.resolve("file"), "pristine\n");
      var scripts = Files.createDirectories(source.resolve("tests"));
      for (var name : List.of("one", "two")) {
        var script = scripts.resolve(name);
        Files.writeString(script, "#!/bin/sh\ntest ! -e /etc/trace && touch /etc/trace\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new Layer("source", tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Layer distribution() {
    var own = System.getProperty("matrix.test.tree");
    return own == null ? image() : new Layer("tree", Path.of(own));
  }

  private Layer image() {
    var distro = TestImages.debian("13");
    try (var images =
        CachedImages.open(
            places,
            commands,
            new HostLocks(places.cache().resolve("locks"), "test"),
            System.getenv())) {
      var context = ImageContext.loggingTo(folder.resolve("image.log"));
      return images.base(distro, context).value().layer();
    }
  }
}
