package org.distromatrix.guest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.distromatrix.TestImages;
import org.distromatrix.build.CellImage;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.config.BootSettings;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervisor;
import org.distromatrix.host.Trees;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Layer;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.remote.SshWarmUp;

/**
 * Real guests of real images, which are made once and kept in this host's cache (as {@code
 * MATRIX_CACHE} says). Needs root, mmdebstrap, systemd-nspawn and a mirror.
 */
final class GuestFixture implements AutoCloseable {
  static final Duration BOOT_LIMIT = Duration.ofSeconds(60);

  private final Path folder;
  private final LocalCommands commands = new LocalCommands(System.getenv());
  private final CompletableFuture<SshKeys> keys = SshWarmUp.start();
  private final Places places;
  private final CachedImages images;

  GuestFixture() {
    try {
      folder = Files.createTempDirectory("matrix-guests");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    places = TestImages.places();
    images = CachedImages.open(places, commands, System.getenv());
  }

  Guest boot(String codename) {
    return boot(codename, List.of());
  }

  /**
   * @param above trees on top of the base image, the topmost first
   */
  Guest boot(String codename, List<Path> above) {
    return boot(codename, above, BOOT_LIMIT);
  }

  Guest boot(String codename, List<Path> above, Duration limit) {
    var layers = new ArrayList<Layer>();
    above.forEach(tree -> layers.add(new Layer("above", tree)));
    ResolvedDistro distro = TestImages.debian(codename);
    layers.add(
        images.base(distro, ImageContext.loggingTo(folder.resolve("image.log"))).value().layer());
    var launcher = new NspawnLauncher(commands, Supervisor.detect(), places, keys::join);
    var image = new CellImage("test", distro, layers, Optional.empty(), List.of());
    return launcher.launch(
        new GuestSpec(
            codename,
            image,
            BootSettings.DEFAULT,
            false,
            false,
            folder.resolve("console-" + codename + ".log"),
            limit,
            line -> {},
            line -> {}));
  }

  Path folder() {
    return folder;
  }

  Places places() {
    return places;
  }

  /** What a program prints, its standard error included. */
  static String output(Guest guest, GuestCommand command) {
    var out = new ByteArrayOutputStream();
    guest.exec(
        command,
        (buffer, length) -> out.write(buffer, 0, length),
        (buffer, length) -> out.write(buffer, 0, length));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    images.close();
    Trees.delete(folder);
  }
}
