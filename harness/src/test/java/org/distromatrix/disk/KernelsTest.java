package org.distromatrix.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.image.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelsTest {
  @TempDir Path folder;

  private Layer layer(String name, String... files) throws IOException {
    for (String file : files) {
      Path path = folder.resolve(name).resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file);
    }
    return new Layer(name, folder.resolve(name));
  }

  @Test
  void debianHasThemInBoot() throws IOException {
    var base = layer("base", "etc/os-release");
    var kernel = layer("kernel", "boot/vmlinuz-6.1.0-9-amd64", "boot/initrd.img-6.1.0-9-amd64");

    assertThat(Kernels.in(List.of(kernel, base)))
        .singleElement()
        .satisfies(found -> assertThat(found.version()).isEqualTo("6.1.0-9-amd64"))
        .satisfies(found -> assertThat(found.image()).hasContent("boot/vmlinuz-6.1.0-9-amd64"))
        .satisfies(found -> assertThat(found.initrd().orElseThrow()).exists());
  }

  @Test
  void othersHaveThemAmongTheirModules() throws IOException {
    var kernel = layer("kernel", "usr/lib/modules/6.12.1/vmlinuz", "boot/initramfs-6.12.1.img");
    Files.createSymbolicLink(kernel.tree().resolve("lib"), Path.of("usr/lib"));

    assertThat(Kernels.in(List.of(kernel)))
        .containsExactly(
            new Kernel(
                "6.12.1",
                kernel.tree().resolve("usr/lib/modules/6.12.1/vmlinuz"),
                java.util.Optional.of(kernel.tree().resolve("boot/initramfs-6.12.1.img"))));
  }

  @Test
  void theNewestComesFirst() throws IOException {
    var kernel =
        layer(
            "kernel",
            "boot/vmlinuz-6.9.12-1",
            "boot/vmlinuz-6.12.0-1",
            "boot/vmlinuz-6.12.0-1-rt",
            "usr/lib/modules/5.10.0/modules.dep");

    assertThat(Kernels.in(List.of(kernel)))
        .extracting(Kernel::version)
        .containsExactly("6.12.0-1-rt", "6.12.0-1", "6.9.12-1");
  }

  @Test
  void anImageWithoutAKernelHasNone() throws IOException {
    assertThat(Kernels.in(List.of(layer("base", "etc/os-release")))).isEmpty();
  }
}
