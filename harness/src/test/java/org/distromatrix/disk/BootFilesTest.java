package org.distromatrix.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.distromatrix.image.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootFilesTest {
  private static final UUID ROOT = UUID.fromString("01234567-89ab-4def-8123-456789abcdef");
  private static final String LOADER = "usr/lib/systemd/boot/efi/systemd-bootx64.efi";

  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  private BootFiles files(Optional<Path> initrd) throws IOException {
    var kernel = new Kernel("6.12-a", file("vmlinuz"), initrd);
    return new BootFiles(
        file("boot.efi"), kernel, "tally debian:13", ROOT, DiskArchitecture.X86_64);
  }

  @Test
  void firmwareFindsTheLoaderAndTheLoaderTheKernel() throws IOException {
    BootFiles files = files(Optional.of(file("initrd.img")));
    Path esp = Files.createDirectory(folder.resolve("esp"));

    files.writeTo(esp);

    assertThat(esp.resolve("EFI/BOOT/BOOTX64.EFI")).hasContent("boot.efi");
    assertThat(esp.resolve("6.12-a/linux")).hasContent("vmlinuz");
    assertThat(esp.resolve("6.12-a/initrd")).hasContent("initrd.img");
    assertThat(esp.resolve("loader/entries/6.12-a.conf"))
        .hasContent(
            """
            title tally debian:13
            version 6.12-a
            linux /6.12-a/linux
            initrd /6.12-a/initrd
            options root=PARTUUID=01234567-89ab-4def-8123-456789abcdef rw console=tty0 console=ttyS0
            """);
    assertThat(files.bytes()).isEqualTo(8 + 7 + 10);
  }

  @Test
  void aKernelWithoutInitrdIsStartedWithoutOne() throws IOException {
    assertThat(files(Optional.empty()).entry()).doesNotContain("initrd").contains("linux /6.12-a/");
  }

  @Test
  void theImagesOwnLoaderComesFirst() throws IOException {
    var image = new Layer("image", folder.resolve("image"));
    Path host = folder.resolve("host");

    assertThat(BootLoader.find(List.of(image), host, DiskArchitecture.X86_64)).isEmpty();
    Path hosts = file("host/" + LOADER);
    assertThat(BootLoader.find(List.of(image), host, DiskArchitecture.X86_64)).contains(hosts);
    Path own = file("image/" + LOADER);
    assertThat(BootLoader.find(List.of(image), host, DiskArchitecture.X86_64)).contains(own);
    assertThat(BootLoader.find(List.of(image), host, DiskArchitecture.ARM64)).isEmpty();
  }
}
