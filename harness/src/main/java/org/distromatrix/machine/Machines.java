package org.distromatrix.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.distromatrix.command.Commands;
import org.distromatrix.disk.MachineDisk;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.machine.MachineSpec.Ram;

/**
 * Starts virtual machines: cold, or from the state in which an earlier one of the same kind was at
 * the end of its first boot. That state is saved once, by a machine that does nothing else, and
 * kept in the cache until one of the things it depends on is another.
 */
public final class Machines implements AutoCloseable {
  /** What a first boot may write to its disk. */
  private static final long WRITTEN = 256L << 20;

  private final Commands commands;
  private final MachineDrives drives;
  private final Accelerators accelerators;
  private final SavedStates states;
  private final QemuVersion version;
  private final Vsock vsock;

  /**
   * @param locks what was obtained is kept in the cache until this is closed
   */
  public Machines(Commands commands, Places places, HostLocks locks) {
    this.commands = commands;
    this.drives = new MachineDrives(commands);
    this.accelerators = new Accelerators(commands, places);
    this.version = new QemuVersion(commands);
    this.vsock = new Vsock(commands);
    this.states = new SavedStates(commands, places, locks);
  }

  /** What a machine would run with; tries it out where that is not known yet. */
  public Accelerator accelerator(String architecture, MachineDisk disk) {
    MachineModel model = MachineModel.of(architecture);
    return accelerators.with(model, version.of(model), disk.kernel());
  }

  /**
   * Starts a machine that boots.
   *
   * @param homes makes the places of a machine, which are gone after each start that fails
   */
  public Machine boot(MachineRequest request, Supplier<MachineHome> homes) throws MachineFailure {
    return start(
        request,
        homes,
        home -> drives.overlay(home.scratch(), request.disk().file(), "raw"),
        new Ram.Anonymous());
  }

  /**
   * Starts a machine that goes on from its saved state, which is made now if it is not there: by
   * booting a machine of its own.
   *
   * @param homes makes the places of a machine
   * @param waiting hears what is waited for
   * @throws StateUnusable if there is a state, and the machine does not go on from it: it is
   *     discarded
   * @throws MachineFailure if the machine does not boot
   */
  public Machine resume(
      MachineRequest request, Supplier<MachineHome> homes, Consumer<String> waiting)
      throws MachineFailure, StateUnusable {
    MachineModel model = MachineModel.of(request.architecture());
    SavedState state =
        states.obtain(
            StateKey.of(request, model, version.of(model), accelerator(request).kind()),
            request.name(),
            request.settings().memory() + WRITTEN,
            waiting,
            draft -> save(request, homes, draft, waiting));
    try {
      Machine machine =
          start(
              request,
              homes,
              home -> drives.overlay(home.scratch(), state.disk(), "qcow2"),
              new Ram.Resumed(state.ram()));
      try {
        machine.resume(state.devices());
        return machine;
      } catch (MachineFailure e) {
        machine.close();
        throw e;
      }
    } catch (MachineFailure e) {
      states.discard(state);
      throw new StateUnusable(String.valueOf(e.getMessage()), e);
    }
  }

  /** Boots a machine, and leaves its state in a folder. */
  private void save(
      MachineRequest request,
      Supplier<MachineHome> homes,
      SavedState state,
      Consumer<String> waiting)
      throws MachineFailure {
    waiting.accept(
        "booting once, to save the machine's state (" + accelerator(request).words() + ")");
    try (Machine machine =
        start(
            request,
            homes,
            home -> drives.overlay(state.folder(), request.disk().file(), "raw"),
            new Ram.Kept(state.ram()))) {
      machine.awaitReady(request.bootLimit());
      machine.save(state.devices());
    }
  }

  private Machine start(
      MachineRequest request,
      Supplier<MachineHome> homes,
      Function<MachineHome, Path> overlays,
      Ram ram)
      throws MachineFailure {
    MachineModel model = MachineModel.of(request.architecture());
    Vsock.Starting starting =
        cid -> {
          MachineHome home = homes.get();
          return start(request, model, home, overlays.apply(home), ram, cid);
        };
    // not in saved states: a resumed machine was not reached over it, see
    // docs/decisions/machines.md
    return ram instanceof Ram.Anonymous
        ? vsock.start(model, starting)
        : starting.with(Optional.empty());
  }

  private Machine start(
      MachineRequest request,
      MachineModel model,
      MachineHome home,
      Path overlay,
      Ram ram,
      Optional<Integer> cid)
      throws MachineFailure {
    List<Path> disks = drives.empty(overlay.resolveSibling(""), request.settings().disks());
    var spec =
        new MachineSpec(
            request.name(),
            request.disk(),
            overlay,
            disks,
            request.settings().memory(),
            request.settings().cpus(),
            request.settings().kernelArguments(),
            request.network(),
            cid,
            ram,
            home);
    Accelerator.Kind accelerator = accelerator(request).kind();
    String qemu = version.of(model);
    var line = new QemuCommandLine(spec, model, accelerator, qemu);
    var reboot = new QemuCommandLine(spec.with(new Ram.Anonymous()), model, accelerator, qemu);
    return MachineStart.of(commands, request, spec, line.argv(), reboot.argv());
  }

  private Accelerator accelerator(MachineRequest request) {
    return accelerator(request.architecture(), request.disk());
  }

  @Override
  public void close() {
    states.close();
  }
}
