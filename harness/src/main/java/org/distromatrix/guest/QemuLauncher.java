package org.distromatrix.guest;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.distromatrix.build.CellImage;
import org.distromatrix.config.MachineSettings;
import org.distromatrix.disk.MachineDisk;
import org.distromatrix.disk.MachineDisks;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervisor;
import org.distromatrix.image.Layer;
import org.distromatrix.machine.Accelerator;
import org.distromatrix.machine.Machine;
import org.distromatrix.machine.MachineFailure;
import org.distromatrix.machine.MachineGreeting;
import org.distromatrix.machine.MachineHome;
import org.distromatrix.machine.MachineRequest;
import org.distromatrix.machine.Machines;
import org.distromatrix.machine.StateUnusable;
import org.distromatrix.remote.SshKeys;

/**
 * Boots cell images on virtual machines of qemu, each over a disk of its own that is thrown away,
 * from the state after the image's first boot where one may. Needs root, for the disk.
 */
public final class QemuLauncher implements GuestLauncher {
  private final Supervisor supervisor;
  private final Places places;
  private final Supplier<SshKeys> keys;
  private final GuestLayer guestLayer;
  private final MachineDisks disks;
  private final Machines machines;

  /**
   * @param keys the run's, as from {@link org.distromatrix.remote.SshWarmUp}; asked for at a launch
   */
  public QemuLauncher(
      Supervisor supervisor,
      Places places,
      Supplier<SshKeys> keys,
      MachineDisks disks,
      Machines machines) {
    this.supervisor = supervisor;
    this.places = places;
    this.keys = keys;
    this.guestLayer = new GuestLayer(places.cache());
    this.disks = disks;
    this.machines = machines;
  }

  @Override
  public Guest launch(GuestSpec spec) {
    SshKeys runKeys = keys.get();
    MachineRequest request = request(spec, runKeys);
    try {
      return spec.coldBoot() ? boot(spec, request, runKeys) : resume(spec, request, runKeys);
    } catch (MachineFailure e) {
      throw hinted(request, BootFailure.cannotBoot(spec, String.valueOf(e.getMessage()), e));
    } catch (BootFailure e) {
      throw hinted(request, BootFailure.cannotBoot(spec, e.why(), e));
    }
  }

  /** Names what in matrix.yaml may be why a kernel comes to nothing. */
  private static MatrixException hinted(MachineRequest request, MatrixException failure) {
    MachineSettings settings = request.settings();
    MachineDisk disk = request.disk();
    if (settings.kernel().file().isPresent() && disk.initrd().isEmpty()) {
      return failure.withHint(
          "kernel %s boots without an initial RAM disk: the image has none of this version"
              .formatted(disk.version()));
    }
    if (!settings.kernelArguments().isEmpty()) {
      return failure.withHint(
          "`kernel-arguments: %s` in matrix.yaml come after ours"
              .formatted(String.join(" ", settings.kernelArguments())));
    }
    return failure;
  }

  /**
   * Makes what machines of an image boot, and tells what they will run with here.
   *
   * @param log file that the tools' output is appended to
   * @param waiting hears what takes time
   */
  public Accelerator prepare(
      CellImage image, MachineSettings settings, Path log, Consumer<String> waiting) {
    return machines.accelerator(image.distro().architecture(), disk(image, settings, log, waiting));
  }

  private MachineDisk disk(
      CellImage image, MachineSettings settings, Path log, Consumer<String> waiting) {
    Layer top = guestLayer.masking(image.distro().sshUnits());
    return disks.obtain(
        new MachineDisks.Wanted(image, top, settings, RootAccount::unlock, log, waiting));
  }

  private MachineRequest request(GuestSpec spec, SshKeys runKeys) {
    return new MachineRequest(
        spec.name(),
        spec.image().distro().architecture(),
        disk(spec.image(), spec.booted().machine(), spec.consoleLog(), spec.progress()),
        spec.booted().machine(),
        spec.network(),
        new MachineGreeting(
            spec.name(), runKeys.hostKeyFile(), runKeys.authorizedKeysLine(), Clock.systemUTC()),
        spec.consoleLog(),
        spec.bootTimeout());
  }

  /** A state that does not go on costs a boot, never the test. */
  private Guest resume(GuestSpec spec, MachineRequest request, SshKeys runKeys)
      throws MachineFailure, BootFailure {
    try {
      Machine machine = machines.resume(request, () -> home(spec), spec.progress());
      return enter(spec, machine, runKeys, signs -> CompletableFuture.completedFuture(null));
    } catch (StateUnusable e) {
      spec.warning().accept("boots cold: a saved state is of no use: " + e.getMessage());
      return boot(spec, request, runKeys);
    }
  }

  private Guest boot(GuestSpec spec, MachineRequest request, SshKeys runKeys)
      throws MachineFailure, BootFailure {
    return enter(spec, machines.boot(request, () -> home(spec)), runKeys, MachineSigns::ready);
  }

  private static Guest enter(
      GuestSpec spec,
      Machine machine,
      SshKeys runKeys,
      Function<MachineSigns, CompletableFuture<Void>> ready)
      throws BootFailure {
    try {
      var entrance = new MachineEntrance(machine.vsock(), machine::sshPort, spec.progress());
      var signs = new MachineSigns(machine, entrance, runKeys);
      Way way = new Boot(signs).await(ready.apply(signs), spec.bootTimeout());
      var guest = new BootedGuest(spec, signs, capabilities(spec), way, machine::close);
      spec.image().source().ifPresent(source -> putSource(guest, source));
      return guest;
    } catch (BootFailure | RuntimeException e) {
      machine.close();
      throw e;
    }
  }

  /** It is in no disk: so tests can change without a new one, and without another first boot. */
  private static void putSource(Guest guest, Layer source) {
    guest.put(source.tree().resolve(CellImage.SOURCE.substring(1)), CellImage.SOURCE);
  }

  private MachineHome home(GuestSpec spec) {
    GuestFolder folder = GuestFolder.create(places, spec.name());
    return new MachineHome(
        folder.runtime(), folder.scratch(), argv -> supervisor.command(folder.supervised(argv)));
  }

  private static Set<Capability> capabilities(GuestSpec spec) {
    return spec.network()
        ? EnumSet.of(Capability.INIT, Capability.VM, Capability.NETWORK)
        : EnumSet.of(Capability.INIT, Capability.VM);
  }
}
