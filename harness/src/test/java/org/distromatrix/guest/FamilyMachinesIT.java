package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.TestImages;
import org.distromatrix.build.CellImage;
import org.distromatrix.build.CellImages;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.config.BootKind;
import org.distromatrix.disk.Kernel;
import org.distromatrix.disk.Kernels;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervisor;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageEntry;
import org.distromatrix.image.Layer;
import org.distromatrix.minimirror.MachineMirrors;
import org.distromatrix.minimirror.MiniImages;
import org.distromatrix.minimirror.MiniMirrors;
import org.distromatrix.minimirror.MirrorServer;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.CellId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Machines of the families whose packages make no initial RAM disk in a tree: it is made by the
 * family's own package manager and generator, and a guest is booted with it. Needs root.
 */
@Tag("slow")
class FamilyMachinesIT {
  private static final LocalCommands COMMANDS = new LocalCommands(System.getenv());

  @TempDir static Path temporary;

  private static MiniMirrors mirrors;
  private static MirrorServer server;
  private static CachedImages images;

  @BeforeAll
  static void serve() throws Exception {
    mirrors = MiniMirrors.get();
    server = MirrorServer.serve(MachineMirrors.of(mirrors).folder(), 0);
    images = MiniImages.open();
  }

  /** The cache is everybody's, and no one else wants images of this server. */
  @AfterAll
  static void tidy() {
    images.close();
    try (var again = MiniImages.open()) {
      MiniImages.madeFrom(again, server.url("")).stream()
          .map(ImageEntry::key)
          .forEach(again.store()::remove);
    }
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fedora:44", "centos:10", "opensuse:tumbleweed"})
  void boots(String ref) throws Exception {
    List<Layer> layers = layers(ref);
    Kernel kernel = Kernels.in(layers).get(0);

    assertThat(kernel.version()).endsWith("-cloud-amd64");
    assertThat(kernel.initrd())
        .hasValueSatisfying(initrd -> assertThat(Files.exists(initrd)).isTrue());
    var image = new CellImage("test", MiniImages.distro(ref), layers, Optional.empty(), List.of());
    try (var machines = new MachineFixture();
        Guest guest = machines.boot(image, "family")) {
      assertThat(GuestFixture.output(guest, GuestCommand.shell("uname -r; uname -n")))
          .isEqualTo(kernel.version() + "\nfamily\n");
    }
  }

  private static List<Layer> layers(String ref) throws Exception {
    String distro = ref.replaceFirst(":.*", "");
    Path log = Files.createDirectories(temporary.resolve(distro)).resolve("image.log");
    var context =
        MiniImages.context(log, server.url(distro), mirrors.key(distro), Duration.ofMinutes(5));
    var own = new Places(temporary.resolve("cache"), TestImages.places().runtime());
    var locks = new HostLocks(own.cache().resolve("locks"), "tests");
    try (var cells = new CellImages(images, COMMANDS, Supervisor.detect(), own, locks)) {
      return cells.packages(cell(ref), context).value().bootedTree();
    }
  }

  private static Cell cell(String ref) {
    return new Cell(
        new CellId(ref + "/qemu"),
        MiniImages.distro(ref),
        BootKind.QEMU,
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
