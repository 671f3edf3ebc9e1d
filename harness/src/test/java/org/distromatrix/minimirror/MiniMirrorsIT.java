package org.distromatrix.minimirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.distromatrix.build.CellImage;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestSpec;
import org.distromatrix.guest.NspawnLauncher;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervisor;
import org.distromatrix.image.BaseImage;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Layer;
import org.distromatrix.remote.SshWarmUp;
import org.distromatrix.report.model.InstalledPackage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every family's real package manager makes an image from a signed mirror, the image boots, and a
 * compiler from the mirror's other repositories works in it. Needs root.
 */
class MiniMirrorsIT {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static Path folder;
  private static MiniMirrors mirrors;
  private static MirrorServer server;

  @BeforeAll
  static void serve() throws Exception {
    folder = Files.createTempDirectory("mini");
    mirrors = MiniMirrors.get();
    server = MirrorServer.serve(mirrors.web(), 0);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    new LocalCommands(System.getenv())
        .run(org.distromatrix.command.Command.of("rm", "-rf", folder.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "ubuntu:24.04, ubuntu, openssh-server, zlib1g-dev",
    "fedora:44, fedora, glibc-common, zlib-devel",
    "centos:9, centos, glibc-common, zlib-devel",
    "centos:10, centos, glibc-common, zlib-devel",
    "rhel-ubi:9, rhel, redhat-release, zlib-devel",
    "rhel-ubi:10, rhel, redhat-release, zlib-devel",
    "rocky:9, rocky, rocky-release, zlib-devel",
    "opensuse:tumbleweed, opensuse-tumbleweed, openSUSE-release, zlib-devel",
    "arch, arch, openssh, zlib"
  })
  void aFamilyIsBuiltBootedAndCompilesIn(String ref, String id, String inBase, String library)
      throws Exception {
    ResolvedDistro distro = MiniImages.distro(ref);
    String name = ref.replaceFirst(":.*", "");
    ImageContext context =
        MiniImages.context(
            folder.resolve(name + ".log"), server.url(name), mirrors.key(name), LIMIT);
    try (CachedImages images = MiniImages.open()) {
      BaseImage base = images.base(distro, context).value();
      assertThat(images.index(distro, context).missing(List.of("gcc", library, "gccc")))
          .as("from the lists of the image")
          .containsExactly("gccc");
      Layer more = images.packages(base, List.of(), List.of("gcc", library), context).get().value();
      List<Layer> layers = List.of(more, base.layer());

      assertThat(images.installed(base, List.of(base.layer())))
          .extracting(InstalledPackage::name)
          .contains(inBase)
          .doesNotContain("gcc");
      assertThat(images.installed(base, layers))
          .extracting(InstalledPackage::name)
          .contains("gcc", library);
      try (Guest guest = boot(distro, layers)) {
        assertThat(output(guest, ". /etc/os-release; echo $ID; systemctl is-system-running --wait"))
            .isEqualTo(id + "\nrunning\n");
        assertThat(
                output(
                    guest,
                    "cd /tmp && printf '#include <zlib.h>\\n#include <stdio.h>\\n"
                        + "int main(void) { puts(zlibVersion()); }' > a.c"
                        + " && gcc a.c -lz && ./a.out && echo fine"))
            .endsWith("fine\n");
      }
    }
  }

  private static Guest boot(ResolvedDistro distro, List<Layer> layers) {
    var commands = new LocalCommands(System.getenv());
    var keys = SshWarmUp.start();
    var places = Places.resolve(System.getenv(), true);
    var launcher = new NspawnLauncher(commands, Supervisor.detect(), places, keys::join);
    var image = new CellImage("test", distro, layers, List.of());
    Path console = folder.resolve(distro.ref().distro() + "-console.log");
    return launcher.launch(
        new GuestSpec(distro.ref().distro(), image, false, console, Duration.ofMinutes(2)));
  }

  private static String output(Guest guest, String line) {
    var out = new ByteArrayOutputStream();
    guest.exec(
        GuestCommand.shell(line),
        (buffer, length) -> out.write(buffer, 0, length),
        (buffer, length) -> out.write(buffer, 0, length));
    return out.toString(StandardCharsets.UTF_8);
  }
}
