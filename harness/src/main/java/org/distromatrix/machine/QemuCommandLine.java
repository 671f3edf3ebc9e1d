package org.distromatrix.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How qemu is called (man qemu; what is not obvious was measured with 7.2). A resumed machine must
 * have been given the same devices in the same order as the one whose state was saved.
 *
 * @param qemu its version
 */
record QemuCommandLine(
    MachineSpec spec, MachineModel model, Accelerator.Kind accelerator, String qemu) {
  /** The card that is our way in. A program in the guest puts it out of sight, by its address. */
  private static final String WAY_IN = "52:54:00:4d:58:01";

  private static final String NETWORK = "52:54:00:4d:58:02";

  /** Has its own address range: both networks have the same router's addresses else. */
  private static final String NETWORK_RANGE = "10.0.3.0/24";

  /** Name of the serial port that our program in the guest looks for. */
  private static final String PORT = "org.distromatrix";

  List<String> argv() {
    var argv = new ArrayList<>(List.of(model.program(), "-name", spec.name()));
    argv.addAll(List.of("-no-user-config", "-nodefaults", "-display", "none"));
    // a machine that stops waits for us to decide: a reboot is another qemu, see RebootScript
    argv.addAll(List.of("-no-reboot", "-no-shutdown"));
    argv.addAll(List.of("-accel", accelerator.option(qemu), "-cpu", accelerator.cpu()));
    argv.addAll(List.of("-smp", String.valueOf(spec.cpus())));
    addMemory(argv);
    addKernel(argv);
    addDisks(argv);
    addTalk(argv);
    addNetworks(argv);
    argv.addAll(List.of("-device", "virtio-rng-pci"));
    argv.addAll(model.devices());
    spec.cid().ifPresent(cid -> argv.addAll(List.of("-device", Vsock.device(cid))));
    return List.copyOf(argv);
  }

  private void addMemory(List<String> argv) {
    String size = spec.memory() + "B";
    argv.addAll(List.of("-m", size));
    argv.addAll(List.of("-object", spec.ram().backend(size)));
    argv.addAll(List.of("-machine", model.machine() + ",memory-backend=ram"));
    if (spec.ram() instanceof MachineSpec.Ram.Resumed) {
      argv.addAll(List.of("-incoming", "defer"));
    }
  }

  private void addKernel(List<String> argv) {
    argv.addAll(List.of("-kernel", spec.disk().kernel().toString()));
    spec.disk().initrd().ifPresent(initrd -> argv.addAll(List.of("-initrd", initrd.toString())));
    var arguments = new ArrayList<String>();
    arguments.add("root=/dev/vda rw rootfstype=" + spec.disk().fileSystem());
    arguments.add("console=" + model.console());
    arguments.addAll(spec.kernelArguments());
    argv.addAll(List.of("-append", String.join(" ", arguments)));
    argv.addAll(List.of("-chardev", "stdio,id=console,signal=off", "-serial", "chardev:console"));
  }

  private void addDisks(List<String> argv) {
    var files = new ArrayList<Path>();
    files.add(spec.overlay());
    files.addAll(spec.disks());
    for (int i = 0; i < files.size(); i++) {
      String id = "disk" + i;
      // nothing of a guest outlives it: no write has to reach the host's disk
      argv.addAll(
          List.of(
              "-drive",
              "if=none,id=%s,format=qcow2,cache=unsafe,discard=unmap,file=%s"
                  .formatted(id, escaped(files.get(i)))));
      argv.addAll(List.of("-device", "virtio-blk-pci,drive=" + id));
    }
  }

  private void addTalk(List<String> argv) {
    argv.addAll(List.of("-device", "virtio-serial-pci"));
    argv.addAll(List.of("-chardev", "socket,id=talk,path=" + escaped(spec.home().talkSocket())));
    argv.addAll(List.of("-device", "virtserialport,chardev=talk,name=" + PORT));
    argv.addAll(
        List.of("-chardev", "socket,id=control,path=" + escaped(spec.home().controlSocket())));
    argv.addAll(List.of("-mon", "chardev=control,mode=control"));
  }

  /** Port 0 lets this host's kernel choose, so that nobody else can be quicker. */
  private void addNetworks(List<String> argv) {
    argv.addAll(
        List.of(
            "-netdev",
            "user,id=way,restrict=on,ipv6=off,hostfwd=tcp:127.0.0.1:0-"
                + GuestNetwork.WAY_IN_ADDRESS
                + ":22",
            "-device",
            "virtio-net-pci,netdev=way,romfile=,mac=" + WAY_IN));
    if (spec.network()) {
      argv.addAll(
          List.of(
              "-netdev",
              "user,id=net,ipv6=off,net=" + NETWORK_RANGE,
              "-device",
              "virtio-net-pci,netdev=net,romfile=,mac=" + NETWORK));
    }
  }

  /** A comma ends an option's value, two stand for one. */
  static String escaped(Path path) {
    return path.toString()
        .chars()
        .mapToObj(c -> c == ',' ? ",," : String.valueOf((char) c))
        .collect(Collectors.joining());
  }
}
