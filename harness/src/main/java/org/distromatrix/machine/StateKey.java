package org.distromatrix.machine;

import org.distromatrix.build.Fingerprint;

/** The hash of all that a saved state depends on. */
final class StateKey {
  /** To be raised whenever states of before must not be resumed. */
  private static final String RECIPE = "2";

  private StateKey() {}

  /**
   * A state fits one machine only, down to qemu's version and where its disk lies.
   *
   * @param qemu its version
   */
  static String of(
      MachineRequest request, MachineModel model, String qemu, Accelerator.Kind accelerator) {
    var fingerprint =
        new Fingerprint()
            .add("state " + RECIPE)
            .add(request.disk().key())
            .add(request.disk().file().toString())
            .add(qemu)
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
}
