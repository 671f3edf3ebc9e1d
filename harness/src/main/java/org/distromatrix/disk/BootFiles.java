package org.distromatrix.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;

/**
 * What an EFI system partition holds, so that firmware finds it without being told:
 *
 * <pre>
 * EFI/BOOT/BOOTX64.EFI              systemd-boot
 * VERSION/linux, VERSION/initrd     the kernel
 * loader/entries/VERSION.conf       what is started with which options (UAPI.1, type 1)
 * </pre>
 *
 * @param loader systemd-boot
 * @param kernel what it starts
 * @param title what its menu shows
 * @param root id of the root partition
 * @param architecture of all of it
 */
record BootFiles(
    Path loader, Kernel kernel, String title, UUID root, DiskArchitecture architecture) {

  /** Size of all files. */
  long bytes() throws IOException {
    long initrd = kernel.initrd().isPresent() ? Files.size(kernel.initrd().get()) : 0;
    return Files.size(loader) + Files.size(kernel.image()) + initrd;
  }

  /** Writes them into an empty folder. */
  void writeTo(Path folder) throws IOException {
    Path boot = Files.createDirectories(folder.resolve("EFI/BOOT"));
    String name = "BOOT" + architecture.efi().toUpperCase(Locale.ROOT) + ".EFI";
    Files.copy(loader, boot.resolve(name));
    Path files = Files.createDirectory(folder.resolve(kernel.version()));
    Files.copy(kernel.image(), files.resolve("linux"));
    if (kernel.initrd().isPresent()) {
      Files.copy(kernel.initrd().get(), files.resolve("initrd"));
    }
    Path entries = Files.createDirectories(folder.resolve("loader/entries"));
    Files.writeString(entries.resolve(kernel.version() + ".conf"), entry());
  }

  /** The console named last is the one that services write to. */
  String entry() {
    String folder = "/" + kernel.version() + "/";
    return "title %s\nversion %s\nlinux %slinux\n".formatted(title, kernel.version(), folder)
        + kernel.initrd().map(any -> "initrd " + folder + "initrd\n").orElse("")
        + "options root=PARTUUID=%s rw console=tty0 console=%s\n"
            .formatted(root, architecture.serial());
  }
}
