package org.distromatrix.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distromatrix.config.ByteSize;
import org.distromatrix.disk.ExportRequest;
import org.distromatrix.disk.ImageFormat;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.FolderNames;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.run.CellExport;
import org.distromatrix.run.Engine;
import org.distromatrix.run.Project;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code matrix images export}. */
@Command(
    name = "export",
    sortOptions = false,
    description = {
      "Write the image of a cell as a file, made as a run makes it: distribution, run packages, what"
          + " the build script installed, extra files. Neither the source nor anything of ours is"
          + " in it.",
      "",
      "  ddi    a disk with typed partitions (GPT): root and, where the image has a",
      "         kernel (cells that boot with qemu), what starts it under UEFI. For",
      "         systemd-nspawn --image, systemd-dissect and virtual machines.",
      "  raw    the root file system alone (ext4), without partitions: to be",
      "         mounted, or for virtual machines that are given a kernel.",
      "  qcow2  the disk of ddi as qemu keeps it.",
      "  tar    the tree; the name says how it is compressed: .tar, .tar.zst,",
      "         .tar.xz or .tar.gz. Nothing in it is younger than SOURCE_DATE_EPOCH.",
      "  oci    a container image with one layer (an OCI layout in a tar), for",
      "         skopeo, podman and docker.",
      "",
      "Each machine makes its own machine-id when it first boots. No account has a password, and"
          + " there are no SSH host keys (sshd will not start), unless the project brings them.",
      ""
    })
final class ImagesExportCommand extends Subcommand {
  @Parameters(paramLabel = "CELL", description = "A selection that names one cell.")
  String cell = "";

  @Mixin BootOption boot = new BootOption();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "ddi",
      description = "One of ${COMPLETION-CANDIDATES} (default: ddi).")
  ImageFormat format = ImageFormat.DDI;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Default: PROJECT-CELL and the format's ending, in .matrix/exports.")
  @Nullable Path output;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description =
          "Of the disk, as 4GiB (default: what it holds, half as much again, and 512 MiB). The file is"
              + " sparse.")
  @Nullable String size;

  @Option(names = "--compress", description = "Compress a qcow2 inside.")
  boolean compress;

  @Option(names = "--force", description = "Replace a file that is there.")
  boolean force;

  @Override
  public Integer call() {
    Project loaded = Project.load(projectFolder(), List.of(cell), boot.chosen());
    Cell only = loaded.onlyCell();
    ExportRequest request = request(loaded, only);
    try (Engine engine =
        Engine.open(
            System.getenv(),
            loaded,
            List.of(only),
            loaded.masker(System.getenv()),
            ImagesExportCommand::noGuest)) {
      CellExport.write(engine, loaded, only, request, new SessionEvents(err()));
    }
    out().println("wrote " + request.output() + ": " + Sizes.shown(bytes(request.output())));
    ExportPlace.warning(loaded.file(), request.output()).ifPresent(err()::println);
    return 0;
  }

  private ExportRequest request(Project loaded, Cell only) {
    String id = only.id().text();
    Path file = output != null ? output : ExportPlace.standard(loaded.file(), id, format.ending());
    return new ExportRequest(
        loaded.file().project(),
        new FolderNames().of(id),
        format,
        file.toAbsolutePath().normalize(),
        force,
        Optional.ofNullable(size).map(ImagesExportCommand::bytes),
        compress);
  }

  private static Long bytes(String text) {
    return ByteSize.parse(text)
        .orElseThrow(
            () ->
                MatrixException.usage(
                    "Cannot use --size %s: expected a size such as 4GiB or 800MiB".formatted(text)))
        .bytes();
  }

  private static SshKeys noGuest() {
    throw new IllegalStateException("an export boots nothing");
  }

  private static long bytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
