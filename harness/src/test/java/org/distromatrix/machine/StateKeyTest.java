package org.distromatrix.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.distromatrix.config.MachineSettings;
import org.distromatrix.disk.MachineDisk;
import org.junit.jupiter.api.Test;

class StateKeyTest {
  private static String key(boolean vsock) {
    var disk =
        new MachineDisk(
            "key", Path.of("/c/disk"), "ext4", Path.of("/c/vmlinuz"), Optional.empty(), "6.1");
    var request =
        new MachineRequest(
            "name",
            "x86-64",
            disk,
            MachineSettings.DEFAULT,
            false,
            new MachineGreeting("name", "", "", Clock.systemUTC()),
            Path.of("/c/log"),
            Duration.ofMinutes(1));
    return StateKey.of(request, MachineModel.of("x86-64"), "qemu 7.2", Accelerator.Kind.TCG, vsock);
  }

  @Test
  void aMachineWithVsockIsAnotherOne() {
    assertThat(key(true)).isNotEqualTo(key(false)).isEqualTo(key(true));
  }
}
