package org.distromatrix.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.distromatrix.TestImages;
import org.distromatrix.build.CellImage;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.config.BootSettings;
import org.distromatrix.config.ContainerSettings;
import org.distromatrix.config.MachineSettings;
import org.distromatrix.disk.MachineDisks;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervisor;
import org.distromatrix.host.Trees;
import org.distromatrix.image.BaseImage;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Layer;
import org.distromatrix.machine.Machines;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.remote.SshWarmUp;

/** Real machines of a real Debian, whose image, disk and state are kept in this host's cache. */
final class MachineFixture implements AutoCloseable {
  /** Where machines are emulated by a host that does other things, too. */
  static final Duration BOOT_LIMIT = Duration.ofMinutes(5);

  final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Path folder;
  private final LocalCommands commands = new LocalCommands(System.getenv());
  private final CompletableFuture<SshKeys> keys = SshWarmUp.start();
  private final Places places = TestImages.places();
  private final CachedImages images = CachedImages.open(places, commands, System.getenv());
  private final MachineDisks disks;
  private final Machines machines;
  private final QemuLauncher launcher;

  MachineFixture() throws IOException {
    folder = Files.createTempDirectory("matrix-machines");
    var locks = new HostLocks(places.cache().resolve("locks"), "tests of machines");
    disks = new MachineDisks(commands, Supervisor.detect(), places, locks, System.getenv());
    machines = new Machines(commands, places, locks);
    launcher = new QemuLauncher(Supervisor.detect(), places, keys::join, disks, machines);
  }

  /** A release of Debian with its kernel, and packages beside it. */
  CellImage debian(String release, String... packages) {
    ResolvedDistro distro = TestImages.debian(release);
    ImageContext context = ImageContext.loggingTo(folder.resolve("image.log"));
    BaseImage base = images.base(distro, context).value();
    Layer kernel =
        images.packages(base, List.of(), distro.kernelPackages(), context).orElseThrow().value();
    var layers = new ArrayList<>(List.of(kernel, base.layer()));
    images
        .packages(base, List.of(kernel), List.of(packages), context)
        .ifPresent(more -> layers.add(0, more.value()));
    return new CellImage("test", distro, layers, Optional.empty(), List.of());
  }

  /**
   * The same with more in it.
   *
   * @param above trees; their names stand for their content
   */
  CellImage with(CellImage image, List<String> packages, Path... above) {
    var layers = new ArrayList<Layer>();
    for (Path tree : above) {
      layers.add(new Layer(tree.getFileName().toString(), tree));
    }
    ImageContext context = ImageContext.loggingTo(folder.resolve("image.log"));
    BaseImage base = images.base(image.distro(), context).value();
    List<Layer> below = image.layers().subList(0, image.layers().size() - 1);
    images.packages(base, below, packages, context).ifPresent(more -> layers.add(more.value()));
    layers.addAll(image.layers());
    return new CellImage("test", image.distro(), layers, Optional.empty(), List.of());
  }

  Guest resume(CellImage image, String name) {
    return resume(image, name, MachineSettings.DEFAULT, false);
  }

  Guest resume(CellImage image, String name, MachineSettings settings, boolean network) {
    return launcher.launch(spec(image, name, settings, network, false));
  }

  Guest boot(CellImage image, String name) {
    return boot(image, name, MachineSettings.DEFAULT);
  }

  Guest boot(CellImage image, String name, MachineSettings settings) {
    return launcher.launch(spec(image, name, settings, false, true));
  }

  private GuestSpec spec(
      CellImage image, String name, MachineSettings settings, boolean network, boolean cold) {
    return new GuestSpec(
        name,
        image,
        new BootSettings(settings, ContainerSettings.DEFAULT),
        network,
        cold,
        folder.resolve("console-" + name + ".log"),
        BOOT_LIMIT,
        line -> {},
        warnings::add);
  }

  SshKeys keys() {
    return keys.join();
  }

  Places places() {
    return places;
  }

  @Override
  public void close() throws IOException {
    disks.close();
    machines.close();
    images.close();
    Trees.delete(folder);
  }
}
