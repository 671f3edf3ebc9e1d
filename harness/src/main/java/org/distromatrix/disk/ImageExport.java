package org.distromatrix.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.distromatrix.build.CellImage;
import org.distromatrix.command.Commands;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostCheck;
import org.distromatrix.host.Places;
import org.distromatrix.host.RunOwner;
import org.distromatrix.host.Supervisor;
import org.distromatrix.host.Sweeper;
import org.distromatrix.host.Trees;

/**
 * Writes cell images as files that others use: without the source that tests get, and without our
 * way into guests. What is written lies beside the output until it is whole.
 */
public final class ImageExport {
  private final Commands commands;
  private final StackedTree trees;
  private final HostCheck host;
  private final Map<String, String> environment;

  /**
   * @param environment ours: of SOURCE_DATE_EPOCH (reproducible-builds.org) archives take notice
   */
  public ImageExport(
      Commands commands, Supervisor supervisor, Places places, Map<String, String> environment) {
    this.commands = commands;
    this.trees = new StackedTree(commands, supervisor, places);
    this.host = HostCheck.of(environment, places, commands);
    this.environment = environment;
  }

  /**
   * Refuses what cannot be done, before an image is made for it.
   *
   * @param hasKernel whether the image will have one
   * @throws MatrixException (usage) if options do not fit together or the output is there already;
   *     (infrastructure) if this host lacks a program
   */
  public void check(ExportRequest request, boolean hasKernel) {
    ExportCheck.of(request);
    SourceDate.of(environment);
    var parts = new ArrayList<>(request.format().parts());
    if (request.format() == ImageFormat.TAR) {
      parts.addAll(Compression.ofName(request.name()).parts());
    }
    if (request.format().isDisk() && hasKernel) {
      parts.addAll(EfiCommands.PARTS);
    }
    host.require("export as " + request.format().word(), parts);
  }

  /**
   * Writes an image.
   *
   * @param log file that programs' output is appended to
   * @param progress hears what is done
   * @throws MatrixException (infrastructure) if it cannot be written; then nothing is left of it;
   *     as {@link #check} otherwise
   */
  public void write(CellImage image, ExportRequest request, Path log, Consumer<String> progress) {
    Path draft = request.folder().resolve("." + RunOwner.current().entry("export"));
    try (Sweeper sweeper = Sweeper.ofFolder(draft, commands)) {
      try {
        Files.createDirectory(draft);
        var work =
            new ExportWork(
                commands, trees, image, request, SourceDate.of(environment), draft, log, progress);
        publish(written(work), request);
      } finally {
        Trees.delete(draft);
      }
    } catch (IOException | MatrixException e) {
      throw explained(e, request);
    }
  }

  /** Programs fill the disk as well as we do; their command lines are of no help then. */
  private static MatrixException explained(Exception e, ExportRequest request) {
    boolean full = String.valueOf(e.getMessage()).contains("No space left on device");
    Optional<MatrixException> known =
        e instanceof MatrixException matrix ? Optional.of(matrix) : Optional.empty();
    if (!full && known.isPresent()) {
      return known.get();
    }
    String cause = full ? "no space left in '" + request.folder() + "'" : e.getMessage();
    var failure =
        MatrixException.infrastructure("Cannot write '%s': %s".formatted(request.output(), cause))
            .withHint("--output names a file on another disk")
            .causedBy(e);
    return known.flatMap(MatrixException::log).map(failure::withLog).orElse(failure);
  }

  private Path written(ExportWork work) throws IOException {
    return switch (work.request().format()) {
      case DDI -> new DiskExport(work).disk(boot(work));
      case RAW -> new DiskExport(work).fileSystem();
      case QCOW2 -> {
        var export = new DiskExport(work);
        yield export.qcow2(export.disk(boot(work)));
      }
      case TAR -> archive(work, Compression.ofName(work.request().name()));
      case OCI -> oci(work);
    };
  }

  private static Path archive(ExportWork work, Compression compression) throws IOException {
    Path file = work.draft().resolve("tree.tar");
    work.tell("an archive of the tree");
    work.overTree(new TreeArchive(file, compression, work.sourceDate())::argv);
    return file;
  }

  private static Path oci(ExportWork work) throws IOException {
    String reference = OciArchiveWriter.reference(work.request());
    var writer = new OciArchiveWriter(work.architecture(), reference, work.draft());
    Path tree = archive(work, Compression.NONE);
    work.tell("compressing it as a layer");
    return writer.write(tree);
  }

  /** What makes the disk of an image with a kernel boot; the newest one is taken. */
  private Optional<BootFiles> boot(ExportWork work) throws IOException {
    List<Kernel> kernels = Kernels.in(work.layers());
    if (kernels.isEmpty()) {
      return Optional.empty();
    }
    check(work.request(), true); // packages of the project may have brought one
    Optional<Path> loader = BootLoader.find(work.layers(), work.architecture());
    if (loader.isEmpty()) {
      host.require("export an image with a kernel", List.of(BootLoader.PART));
    }
    String title = work.request().project() + " " + work.image().distro().ref();
    var root = DiskExport.plan(work, PartitionPlan.MIB, 0).root().id();
    return Optional.of(
        new BootFiles(loader.orElseThrow(), kernels.get(0), title, root, work.architecture()));
  }

  private static void publish(Path file, ExportRequest request) throws IOException {
    ExportCheck.of(request); // it may have come meanwhile
    Files.move(file, request.output(), StandardCopyOption.ATOMIC_MOVE);
  }
}
