package org.distromatrix.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The ground of tests with engines and registries is what they take it for. Needs root, dockerd,
 * docker-registry, podman, mmdebstrap and a mirror.
 */
class EnginesIT {
  private static DockerDaemon docker;
  private static Registry registry;
  private static Registry closed;
  private static RootlessPodman podman;
  private static String digest;

  @BeforeAll
  static void startEngines() throws Exception {
    registry = Registry.start();
    closed = Registry.startClosed();
    docker = DockerDaemon.start();
    podman = RootlessPodman.start(registry, closed);
    digest = new DistributionImages().publish("bookworm", docker, registry);
  }

  @AfterAll
  static void stopEngines() throws IOException {
    try (Registry one = registry;
        Registry other = closed;
        DockerDaemon daemon = docker) {
      podman.close();
    }
  }

  /** In the ordinary user's engine now. */
  private static String bookworm() throws InterruptedException {
    String image = registry.address() + "/debian@" + digest;
    podman.pull(image);
    return image;
  }

  @Test
  void anOrdinaryUserRunsWhatDockerHasPushed() throws Exception {
    assertThat(podman.output(bookworm(), "none", "cat", "/etc/os-release", "/proc/self/uid_map"))
        .contains("VERSION_CODENAME=bookworm")
        .containsPattern("\n +0 +" + OrdinaryAccount.ofTests().uid() + " +1\n");
    assertThat(podman.containers()).isEmpty();
  }

  @Test
  void theImageIsAsTheDistributionPublishesIt() throws Exception {
    String script =
        """
        cd /etc/apt
        sed -n s/^URIs:.//p sources.list.d/*
        ls sources.list /lib/systemd/systemd /usr/sbin/sshd 2>/dev/null
        ls /var/lib/apt/lists | grep _
        /usr/sbin/policy-rc.d; echo services: $?
        """;
    assertThat(podman.output(bookworm(), "none", "sh", "-c", script))
        .isEqualTo(
            """
            http://ftp.debian.org/debian
            http://ftp.debian.org/debian
            http://ftp.debian.org/debian-security
            services: 101
            """);
  }

  @Test
  void networksOfAnOrdinaryUserAreThoseOfRealOnes() throws Exception {
    String image = bookworm();
    assertThat(podman.output(image, "none", "ls", "/sys/class/net")).isEqualTo("lo\n");
    assertThat(podman.output(image, "default", "ls", "/sys/class/net").lines())
        .as("what is made for it, and loopback")
        .hasSize(2)
        .contains("lo");
    assertThat(podman.output(image, "host", "ls", "/sys/class/net").lines())
        .containsExactlyInAnyOrder(Path.of("/sys/class/net").toFile().list());
  }

  @Test
  void aTagMovesAndADigestGoes() throws Exception {
    String trixie = new DistributionImages().publish("trixie", docker, registry);
    assertThat(trixie).isNotEqualTo(digest);
    assertThat(registry.tags("debian")).containsExactly("bookworm", "trixie");

    registry.tag("debian", trixie, "moving");
    registry.tag("debian", digest, "moving");
    assertThat(registry.digest("debian", "moving")).isEqualTo(digest);

    registry.delete("debian", trixie);
    assertThatThrownBy(() -> registry.digest("debian", "trixie"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("404");
    String gone = registry.address() + "/debian@" + trixie;
    assertThatThrownBy(() -> podman.pull(gone)).hasMessageContaining("manifest unknown");
  }

  @Test
  void aClosedRegistryWantsToKnowWhoAsks() throws Exception {
    new DistributionImages().publish("bookworm", docker, closed);
    String image = closed.address() + "/debian:bookworm";

    assertThatThrownBy(() -> podman.pull(image)).hasMessageContaining("authentication required");
    podman.pull(image, closed.credentials());
    assertThat(podman.images()).contains(image);
  }

  @Test
  void whatAnOrdinaryUserHasStartedEndsWithTheEngine() throws Exception {
    RootlessPodman other = RootlessPodman.start(registry);
    List<ProcessHandle> processes;
    try (other) {
      String image = registry.address() + "/debian@" + digest;
      other.pull(image);
      String id = other.client().createContainerCmd(image).withCmd("sleep", "1234").exec().getId();
      List<ProcessHandle> before = other.group().processes();
      other.client().startContainerCmd(id).exec();
      processes = other.group().processes();
      assertThat(processes).hasSizeGreaterThan(before.size());
    }
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(other.group().folder()).doesNotExist();
    assertThat(other.folder()).doesNotExist();
  }
}
