package org.distromatrix.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.distromatrix.build.BuildCache;
import org.distromatrix.build.CellImage;
import org.distromatrix.build.CellImages;
import org.distromatrix.build.EngineCells;
import org.distromatrix.build.PreparedCell;
import org.distromatrix.build.SourceSnapshots;
import org.distromatrix.command.Commands;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.MachineSettings;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.container.Containers;
import org.distromatrix.disk.ImageExport;
import org.distromatrix.disk.MachineDisks;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.event.Masker;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.ContainerLauncher;
import org.distromatrix.guest.GuestLauncher;
import org.distromatrix.guest.MaskingLauncher;
import org.distromatrix.guest.NspawnLauncher;
import org.distromatrix.guest.QemuLauncher;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Leftovers;
import org.distromatrix.host.Places;
import org.distromatrix.host.Privileges;
import org.distromatrix.host.Supervisor;
import org.distromatrix.host.Sweeper;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Images;
import org.distromatrix.image.Obtained;
import org.distromatrix.machine.Accelerator;
import org.distromatrix.machine.Machines;
import org.distromatrix.plan.Cell;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.suite.HostSide;
import org.distromatrix.suite.HostTests;
import org.distromatrix.suite.HostTestsLookup;

/**
 * The stages of this host, put together once for a whole run: what they hold of the cache is let go
 * when this is closed.
 */
public final class Engine implements AutoCloseable {
  private final Map<String, String> environment;
  private final Places places;
  private final Commands commands;
  private final Privileges privileges;
  private final CellBases bases;
  private final HostLocks locks;
  private final Images images;
  private final SourceSnapshots sources;
  private final CellImages cellImages;
  private final ImageExport exports;
  private final GuestLauncher nspawn;
  private final MachineDisks disks;
  private final Machines machines;
  private final QemuLauncher qemu;
  private final GuestLauncher maskedQemu;
  private final Containers containers;
  private final EngineCells engineCells;
  private final GuestLauncher container;
  private final Sweeper sweeper;
  private final Masker masker;
  private final Supplier<HostTests> hostTests = new OnceSupplier<>(HostTestsLookup::find);

  private Engine(
      Map<String, String> environment,
      Privileges privileges,
      CellBases bases,
      String project,
      Masker masker,
      Supplier<SshKeys> keys) {
    this.environment = environment;
    this.masker = masker;
    this.bases = bases;
    this.privileges = privileges;
    this.places = Places.resolve(environment, privileges.root());
    this.commands = new LocalCommands(environment, masker::over);
    this.locks = new HostLocks(locksFolder(places), project);
    this.sweeper = Sweeper.start(places, commands); // before the first folder is made
    Supervisor supervisor = Supervisor.detect();
    this.images = CachedImages.open(places, commands, locks, environment);
    this.sources = new SourceSnapshots(commands, places, locks);
    this.cellImages = new CellImages(images, commands, supervisor, places, locks);
    this.exports = new ImageExport(commands, supervisor, places, environment);
    this.nspawn =
        new MaskingLauncher(new NspawnLauncher(commands, supervisor, places, keys), masker);
    this.disks = new MachineDisks(commands, supervisor, places, locks, environment);
    this.machines = new Machines(commands, places, locks);
    this.qemu = new QemuLauncher(supervisor, places, keys, disks, machines);
    this.maskedQemu = new MaskingLauncher(qemu, masker);
    this.containers = new Containers(commands, places, locks, environment, masker::over);
    this.engineCells = new EngineCells(containers.workshop(), commands, places, locks, environment);
    this.container = new MaskingLauncher(new ContainerLauncher(places, keys, containers), masker);
  }

  /**
   * The stages, ready to work, after what killed runs left behind was removed.
   *
   * @param environment this process's
   * @param project whose name others are told who wait for us
   * @param cells those that are known to be wanted
   * @param masker hides secrets in everything that programs print, here and in guests
   * @param keys the key pairs of this run, when they are ready
   * @throws MatrixException (infrastructure) if this user cannot make what one of the cells needs
   */
  public static Engine open(
      Map<String, String> environment,
      Project project,
      List<Cell> cells,
      Masker masker,
      Supplier<SshKeys> keys) {
    Privileges privileges = Privileges.detect(environment);
    var bases = new CellBases(project.file().booted().container(), privileges.obstacle());
    cells.forEach(bases::require);
    Engine engine =
        new Engine(environment, privileges, bases, project.file().project(), masker, keys);
    Leftovers.in(engine.places, engine.commands).remove();
    return engine;
  }

  /** Where the locks of everything in the cache lie. */
  public static Path locksFolder(Places places) {
    return places.cache().resolve("locks");
  }

  Map<String, String> environment() {
    return environment;
  }

  /** Gives what was written in the project's folder to whoever called sudo. */
  public void giveToCaller(Path written) {
    privileges.giveToCaller(commands, written);
  }

  /** Once a day, what is beyond the cache's limits goes; never what a live run uses. */
  public void tidy() {
    Path stamp = places.cache().resolve("tidied");
    try {
      FileTime last =
          Files.exists(stamp) ? Files.getLastModifiedTime(stamp) : FileTime.fromMillis(0);
      if (last.toInstant().isBefore(Instant.now().minus(Duration.ofDays(1)))) {
        Files.writeString(stamp, "");
        images.store().prune(Caches.MAX_BYTES, Caches.MAX_AGE);
        new BuildCache(places, commands, locks).prune(Caches.MAX_BYTES, Caches.MAX_AGE);
        containers.tidy(Caches.MAX_AGE);
      }
    } catch (IOException e) {
      throw MatrixException.infrastructure("Cannot tidy the cache in " + places.cache() + ": " + e)
          .withHint("`matrix clean` shows and frees space")
          .causedBy(e);
    }
  }

  /** What tests on this host need in the cells of a project. */
  HostSide hostSide(MatrixFile file, ProfileCatalog catalog) {
    return new HostSide(file.folder(), catalog, masker, hostTests);
  }

  SourceSnapshots sources() {
    return sources;
  }

  /**
   * Checks that a cell's image is made of layers of ours, which can be written elsewhere.
   *
   * @throws MatrixException (usage) if it is made in the container engine
   */
  void requireLayers(Cell cell) {
    if (bases.inEngine(cell)) {
      throw MatrixException.usage(
              "Cannot export the image of %s: it is made in the container engine"
                  .formatted(cell.id()))
          .withHint(
              "`docker save` and `podman save` write it; --boot nspawn exports what is made of"
                  + " packages");
    }
  }

  /**
   * The image phase of a cell.
   *
   * @throws MatrixException as {@link CellImages#prepare} or {@link EngineCells#prepare}, and
   *     (infrastructure) if this user cannot make what the cell needs
   */
  Obtained<PreparedCell> prepare(Cell cell, ImageContext context) {
    bases.require(cell);
    return bases.inEngine(cell)
        ? engineCells.prepare(cell, context)
        : cellImages.prepare(cell, context);
  }

  Images images() {
    return images;
  }

  ImageExport exports() {
    return exports;
  }

  /** Cells of this kind will boot: what can be looked for meanwhile is. */
  void expect(BootKind boot) {
    if (boot == BootKind.CONTAINER) {
      containers.expect();
    }
  }

  /** What boots cells in the given way. */
  GuestLauncher launcher(BootKind boot) {
    return switch (boot) {
      case NSPAWN -> nspawn;
      case QEMU -> maskedQemu;
      case CONTAINER -> container;
    };
  }

  /**
   * Makes the disk of a cell that is a machine, and tells what that runs with; empty for others.
   *
   * @param log file that the tools' output is appended to
   */
  Optional<Accelerator> accelerator(
      Cell cell, CellImage image, MachineSettings settings, Path log) {
    return cell.boot() == BootKind.QEMU
        ? Optional.of(qemu.prepare(image, settings, log, line -> {}))
        : Optional.empty();
  }

  @Override
  public void close() {
    try (sweeper;
        images;
        sources;
        disks;
        machines;
        containers;
        engineCells) {
      cellImages.close();
    }
  }
}
