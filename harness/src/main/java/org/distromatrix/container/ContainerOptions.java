package org.distromatrix.container;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import java.util.List;
import java.util.Map;
import org.distromatrix.config.InitKind;

/** How a container is asked for, in the words of the engine's interface. */
final class ContainerOptions {
  /** What systemd cannot do without: mounts, and the end of its own boot. */
  private static final List<Capability> OF_INIT =
      List.of(Capability.SYS_ADMIN, Capability.SYS_BOOT);

  private static final long NANOS = 1_000_000_000L;

  private ContainerOptions() {}

  /** The first process. */
  static String[] command(ContainerSpec spec) {
    return new String[] {
      "/bin/sh", "/usr/lib/matrix/bin/matrix-container", spec.settings().init().word()
    };
  }

  /**
   * Without systemd a container has no more rights than the engine gives to any. With it, the
   * filters that keep mounts away from containers are off, too: Docker's default profiles deny
   * mount(2) whatever the capabilities are.
   */
  static HostConfig host(ContainerSpec spec, EngineNetwork network) {
    HostConfig host =
        HostConfig.newHostConfig()
            .withTmpFs(Map.of("/run", "rw,exec,mode=755", "/run/lock", "rw,mode=1777"))
            .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
    network.apply(host, spec.network());
    spec.settings().memory().ifPresent(bytes -> host.withMemory(bytes).withMemorySwap(bytes));
    spec.settings().cpus().ifPresent(cpus -> host.withNanoCPUs(cpus * NANOS));
    if (spec.settings().init() != InitKind.NONE) {
      host.withCapAdd(OF_INIT.toArray(Capability[]::new))
          .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
          .withCgroupnsMode("private");
    }
    return host;
  }
}
