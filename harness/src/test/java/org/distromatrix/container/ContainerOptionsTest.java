package org.distromatrix.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.config.ContainerSettings;
import org.distromatrix.config.InitKind;
import org.junit.jupiter.api.Test;

class ContainerOptionsTest {
  private static ContainerSpec spec(ContainerSettings settings, boolean network) {
    return new ContainerSpec("name", "image:1", settings, network, Map.of());
  }

  @Test
  void systemdGetsWhatItCannotDoWithout() {
    ContainerSpec spec = spec(ContainerSettings.DEFAULT, false);

    HostConfig host = ContainerOptions.host(spec, new EngineNetwork("", Map.of()));

    assertThat(host.getCapAdd()).containsExactly(Capability.SYS_ADMIN, Capability.SYS_BOOT);
    assertThat(host.getSecurityOpts()).containsExactly("seccomp=unconfined", "apparmor=unconfined");
    assertThat(host.getCgroupnsMode()).isEqualTo("private");
    assertThat(host.getPrivileged()).isNull();
    assertThat(host.getNetworkMode()).isEqualTo("none");
    assertThat(host.getMemory()).isNull();
    assertThat(ContainerOptions.command(spec))
        .containsExactly("/bin/sh", "/usr/lib/matrix/bin/matrix-container", "auto");
  }

  @Test
  void withoutSystemdAContainerHasNoMoreRightsThanAny() {
    ContainerSpec spec =
        spec(
            new ContainerSettings(
                Optional.empty(), InitKind.NONE, Optional.of(1L << 28), Optional.of(2)),
            true);

    HostConfig host = ContainerOptions.host(spec, new EngineNetwork("", Map.of()));

    assertThat(host.getCapAdd()).isNull();
    assertThat(host.getSecurityOpts()).isNull();
    assertThat(host.getCgroupnsMode()).isNull();
    assertThat(host.getNetworkMode()).as("the engine's own").isNull();
    assertThat(host.getMemory()).isEqualTo(1L << 28);
    assertThat(host.getMemorySwap()).as("no swap beside it").isEqualTo(1L << 28);
    assertThat(host.getNanoCPUs()).isEqualTo(2_000_000_000L);
    assertThat(ContainerOptions.command(spec)).endsWith("none");
  }
}
