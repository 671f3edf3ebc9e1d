package org.distromatrix.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distromatrix.TestImages;
import org.distromatrix.build.CellImage;
import org.distromatrix.config.KernelChoice;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.image.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFileTest {
  @TempDir private Path folder;

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  /** The parts of a bzImage's head that are read. */
  private static byte[] bzImage(String version) {
    var head = new byte[0x400];
    put(head, 0x202, "HdrS");
    head[0x20f] = 1; // the version lies at 0x200 + 0x100
    put(head, 0x300, version);
    return head;
  }

  private static void put(byte[] head, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, head, offset, bytes.length);
  }

  private Kernel choose(Path file) throws IOException {
    Path boot = Files.createDirectories(folder.resolve("tree/boot"));
    Files.write(boot.resolve("vmlinuz-6.1.0-9-amd64"), bzImage("6.1.0-9-amd64"));
    Files.writeString(boot.resolve("initrd.img-6.1.0-9-amd64"), "initrd");
    var layers = List.of(new Layer("kernel", folder.resolve("tree")));
    var image = new CellImage("test", TestImages.debian("12"), layers, Optional.empty(), List.of());
    return BootKernel.of(image, new KernelChoice(Optional.empty(), Optional.of(file)));
  }

  @Test
  void itsVersionIsReadFromItAndFindsItsInitialRamDisk() throws IOException {
    Path file = file("linux", bzImage("6.1.0-9-amd64 (builder@host) #1 SMP\0"));

    assertThat(choose(file))
        .isEqualTo(
            new Kernel(
                "6.1.0-9-amd64",
                file,
                Optional.of(folder.resolve("tree/boot/initrd.img-6.1.0-9-amd64"))));
  }

  @Test
  void oneThatTheImageDoesNotKnowHasNoInitialRamDisk() throws IOException {
    Path file = file("linux", bzImage("6.9.0 (builder@host)"));

    assertThat(choose(file)).isEqualTo(new Kernel("6.9.0", file, Optional.empty()));
  }

  @Test
  void oneOfArm64IsNamedByItsFile() throws IOException {
    var head = new byte[64];
    put(head, 0x38, "ARMd");

    assertThat(choose(file("vmlinuz-6.1.0-9-amd64", head)).initrd()).isPresent();
    assertThat(choose(file("Image", head)).version()).isEqualTo("Image");
  }

  @Test
  void whatIsNoneIsTold() throws IOException {
    Path file = file("linux", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> choose(file))
        .isInstanceOf(MatrixException.class)
        .hasMessage("Cannot boot '" + file + "': it is no kernel")
        .satisfies(e -> assertThat(((MatrixException) e).hint()).isPresent());
  }
}
