package org.distromatrix.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.distromatrix.build.Fingerprint;
import org.distromatrix.build.MadeCache;
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
  /** To be raised whenever states of before must not be resumed. */
  private static final String RECIPE = "2";

  private final Commands commands;
  private final MachineDrives drives;
  private final Accelerators accelerators;
  private final MadeCache states;
  private final QemuVersion version;

  /**
   * @param locks what was obtained is kept in the cache until this is closed
   */
  public Machines(Commands commands, Places places, HostLocks locks) {
    this.commands = commands;
    this.drives = new MachineDrives(commands);
    this.accelerators = new Accelerators(commands, places);
    this.version = new QemuVersion(commands);
    this.states = new MadeCache(MadeCache.Kind.STATE, places, commands, locks);
  }

  /** What a machine would run with; tries it out where that is not known yet. */
  public Accelerator accelerator(String architecture, MachineDisk disk) {
    MachineModel model = MachineModel.of(architecture);
    return accelerators.with(model, version.of(model), disk.kernel());
  }

  /** Starts a machine that boots. */
  public Machine boot(MachineRequest request, MachineHome home) throws MachineFailure {
    Path overlay = drives.overlay(home.scratch(), request.disk().file(), "raw");
    return start(request, home, overlay, new Ram.Anonymous());
  }

  /**
   * Starts a machine that goes on from its saved state, which is made now if it is not there: by
   * booting a machine of its own.
   *
   * @param ownHome makes the places of that machine
   * @param waiting hears what is waited for
   * @throws StateUnusable if there is a state, and the machine does not go on from it: it is
   *     discarded
   * @throws MachineFailure if the machine does not boot
   */
  public Machine resume(
      MachineRequest request,
      MachineHome home,
      Supplier<MachineHome> ownHome,
      Consumer<String> waiting)
      throws MachineFailure, StateUnusable {
    SavedState state = state(request, ownHome, waiting);
    try {
      Path overlay = drives.overlay(home.scratch(), state.disk(), "qcow2");
      Machine machine = start(request, home, overlay, new Ram.Resumed(state.ram()));
      try {
        machine.resume(state.devices());
        return machine;
      } catch (MachineFailure e) {
        machine.close();
        throw e;
      }
    } catch (MachineFailure e) {
      discard(state);
      throw new StateUnusable(String.valueOf(e.getMessage()), e);
    }
  }

  private SavedState state(
      MachineRequest request, Supplier<MachineHome> ownHome, Consumer<String> waiting)
      throws MachineFailure, StateUnusable {
    String key = key(request);
    try {
      Path folder =
          states
              .obtain(
                  key,
                  "the state of " + request.name(),
                  false,
                  waiting,
                  draft -> save(request, ownHome.get(), draft, waiting))
              .value();
      return new SavedState(key, folder);
    } catch (Carried e) {
      throw e.failure;
    } catch (IOException e) {
      throw new StateUnusable("cannot save it: " + e.getMessage(), e);
    }
  }

  /** Boots a machine, and leaves its state in a folder. */
  private void save(MachineRequest request, MachineHome home, Path draft, Consumer<String> waiting)
      throws IOException {
    // whoever reads the memory reads all that was in the machine
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
    waiting.accept(
        "booting once, to save the machine's state (" + accelerator(request).words() + ")");
    var state = new SavedState("", draft);
    try {
      Path overlay = drives.overlay(draft, request.disk().file(), "raw");
      try (Machine machine = start(request, home, overlay, new Ram.Kept(state.ram()))) {
        machine.awaitReady(request.bootLimit());
        machine.save(state.devices());
      }
    } catch (MachineFailure e) {
      throw new Carried(e);
    }
  }

  /** Takes a failure through what makes entries of the cache. */
  private static final class Carried extends IOException {
    private static final long serialVersionUID = 1L;
    private final MachineFailure failure;

    Carried(MachineFailure failure) {
      super(failure);
      this.failure = failure;
    }
  }

  private Machine start(MachineRequest request, MachineHome home, Path overlay, Ram ram)
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
            ram,
            home);
    MachineModel model = MachineModel.of(request.architecture());
    Accelerator.Kind accelerator = accelerator(request).kind();
    var line = new QemuCommandLine(spec, model, accelerator);
    var reboot = new QemuCommandLine(spec.with(new Ram.Anonymous()), model, accelerator);
    return MachineStart.of(commands, home, request, line.argv(), reboot.argv());
  }

  private Accelerator accelerator(MachineRequest request) {
    return accelerator(request.architecture(), request.disk());
  }

  /** A state fits one machine only, down to qemu's version and where its disk lies. */
  private String key(MachineRequest request) {
    MachineModel model = MachineModel.of(request.architecture());
    Accelerator.Kind accelerator = accelerator(request).kind();
    var fingerprint =
        new Fingerprint()
            .add("state " + RECIPE)
            .add(request.disk().key())
            .add(request.disk().file().toString())
            .add(version.of(model))
            .add(model.machine())
            .add(accelerator.name())
            .add(request.settings().memory())
            .add(request.settings().cpus())
            .add(request.settings().kernelArguments())
            .add(request.settings().disks().stream().map(String::valueOf).toList())
            .add(String.valueOf(request.network()));
    if (accelerator == Accelerator.Kind.KVM) {
      fingerprint.add(HostProcessor.describe());
    }
    return fingerprint.end();
  }

  private void discard(SavedState state) {
    try {
      states.discard(state.key(), state.folder());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot discard " + state.folder(), e);
    }
  }

  @Override
  public void close() {
    states.close();
  }
}
