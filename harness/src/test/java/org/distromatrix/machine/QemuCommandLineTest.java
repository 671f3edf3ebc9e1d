package org.distromatrix.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distromatrix.command.Command;
import org.distromatrix.disk.MachineDisk;
import org.distromatrix.machine.MachineSpec.Ram;
import org.junit.jupiter.api.Test;

class QemuCommandLineTest {
  private static final String QEMU = "QEMU emulator version 10.0.3 (Debian 1:10.0.3)";

  private static final MachineDisk DISK =
      new MachineDisk(
          "key",
          Path.of("/c/disk"),
          "ext4",
          Path.of("/c/vmlinuz"),
          Optional.of(Path.of("/c/initrd")),
          "6.1");

  private static final MachineHome HOME =
      new MachineHome(Path.of("/run/m"), Path.of("/scratch"), Command::of);

  private static List<String> argv(Ram ram, boolean network, Accelerator.Kind accelerator) {
    return argv(ram, network, Optional.empty(), accelerator);
  }

  private static List<String> argv(
      Ram ram, boolean network, Optional<Integer> cid, Accelerator.Kind accelerator) {
    var spec =
        new MachineSpec(
            "name",
            DISK,
            Path.of("/s/a,b.qcow2"),
            List.of(Path.of("/s/disk-2.qcow2")),
            1L << 30,
            2,
            List.of("audit=0"),
            network,
            cid,
            ram,
            HOME);
    return new QemuCommandLine(spec, MachineModel.of("x86-64"), accelerator, QEMU).argv();
  }

  @Test
  void aMachineThatBoots() {
    assertThat(argv(new Ram.Anonymous(), false, Accelerator.Kind.TCG))
        .containsExactly(
            "qemu-system-x86_64",
            "-name",
            "name",
            "-no-user-config",
            "-nodefaults",
            "-display",
            "none",
            "-no-reboot",
            "-no-shutdown",
            "-accel",
            "tcg,thread=multi",
            "-cpu",
            "max",
            "-smp",
            "2",
            "-m",
            "1073741824B",
            "-object",
            "memory-backend-ram,id=ram,size=1073741824B",
            "-machine",
            "q35,memory-backend=ram",
            "-kernel",
            "/c/vmlinuz",
            "-initrd",
            "/c/initrd",
            "-append",
            "root=/dev/vda rw rootfstype=ext4 console=ttyS0 audit=0",
            "-chardev",
            "stdio,id=console,signal=off",
            "-serial",
            "chardev:console",
            "-drive",
            "if=none,id=disk0,format=qcow2,cache=unsafe,discard=unmap,file=/s/a,,b.qcow2",
            "-device",
            "virtio-blk-pci,drive=disk0",
            "-drive",
            "if=none,id=disk1,format=qcow2,cache=unsafe,discard=unmap,file=/s/disk-2.qcow2",
            "-device",
            "virtio-blk-pci,drive=disk1",
            "-device",
            "virtio-serial-pci",
            "-chardev",
            "socket,id=talk,path=/run/m/talk",
            "-device",
            "virtserialport,chardev=talk,name=org.distromatrix",
            "-chardev",
            "socket,id=control,path=/run/m/qmp",
            "-mon",
            "chardev=control,mode=control",
            "-netdev",
            "user,id=way,restrict=on,ipv6=off,hostfwd=tcp:127.0.0.1:0-10.0.2.15:22",
            "-device",
            "virtio-net-pci,netdev=way,romfile=,mac=52:54:00:4d:58:01",
            "-device",
            "virtio-rng-pci",
            "-device",
            "vmgenid,guid=auto");
  }

  @Test
  void aMachineWhoseStateIsKeptAndOneThatGoesOnFromItDifferInTheirMemoryOnly() {
    Path ram = Path.of("/s/ram");
    List<String> kept = argv(new Ram.Kept(ram), false, Accelerator.Kind.KVM);
    List<String> resumed = argv(new Ram.Resumed(ram), false, Accelerator.Kind.KVM);

    String memory = "memory-backend-file,id=ram,size=1073741824B,mem-path=/s/ram,share=";
    assertThat(kept).containsSequence("-accel", "kvm", "-cpu", "host");
    assertThat(kept).contains(memory + "on").doesNotContain("-incoming");
    assertThat(resumed).contains(memory + "off").containsSequence("-incoming", "defer");
    assertThat(resumed.stream().filter(word -> word.startsWith("-")))
        .filteredOn(word -> !word.equals("-incoming"))
        .containsExactlyElementsOf(kept.stream().filter(word -> word.startsWith("-")).toList());
  }

  @Test
  void aNetworkIsASecondCard() {
    assertThat(argv(new Ram.Anonymous(), true, Accelerator.Kind.TCG))
        .containsSequence(
            "-netdev",
            "user,id=net,ipv6=off,net=10.0.3.0/24",
            "-device",
            "virtio-net-pci,netdev=net,romfile=,mac=52:54:00:4d:58:02");
  }

  @Test
  void vsockIsALastDeviceSoThatAllOthersKeepTheirPlaces() {
    List<String> without = argv(new Ram.Anonymous(), false, Accelerator.Kind.KVM);
    List<String> with =
        argv(new Ram.Anonymous(), false, Optional.of(1234567890), Accelerator.Kind.KVM);

    assertThat(with).startsWith(without.toArray(String[]::new));
    assertThat(with.subList(without.size(), with.size()))
        .containsExactly("-device", "vhost-vsock-pci,guest-cid=1234567890");
  }
}
