package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Places;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Obtained;

/** Puts into an image in the engine what a project installed, and its extra files. */
final class EngineAssembly {
  /** To be raised whenever the same inputs would give another image. */
  private static final String RECIPE = "1";

  /** Far more than any of the steps takes. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** What names in the archive of extra files begin with. */
  private static final String EXTRA_TOP = ".";

  private final Workshop workshop;
  private final EngineShelf shelf;
  private final Commands commands;
  private final Places places;

  EngineAssembly(Workshop workshop, EngineShelf shelf, Commands commands, Places places) {
    this.workshop = workshop;
    this.shelf = shelf;
    this.commands = commands;
    this.places = places;
  }

  /**
   * The image.
   *
   * @param built the build's entry in the cache; empty if nothing is built
   */
  Obtained<EngineImage> obtain(EngineBuild.Job job, Optional<Path> built) throws IOException {
    Optional<ExtraFiles> extra = ExtraFiles.of(job.recipe(), job.context().project());
    if (built.isEmpty() && extra.isEmpty()) {
      return new Obtained<>(job.run(), true);
    }
    var key = new Fingerprint().add("engine installed " + RECIPE).add(job.run().id());
    built.ifPresent(entry -> key.add(job.key()).add(entry.toString()));
    if (extra.isPresent()) {
      key.add(extra.get().hash(places));
    }
    return shelf.obtain(
        EngineImage.INSTALLED,
        key.end(),
        "the image of " + job.what(),
        false,
        job.context().waiting(),
        tag -> make(job, built, extra, tag));
  }

  private EngineImage make(
      EngineBuild.Job job, Optional<Path> built, Optional<ExtraFiles> extra, String tag)
      throws IOException {
    Path work = places.scratchFolder("assembly-" + tag);
    Files.createDirectories(work);
    try (Workpiece piece = workshop.open(job.run(), Workshop.Fitting.NONE)) {
      var archive = new InstallArchive(piece, work);
      Optional<Path> installed =
          built.map(entry -> entry.resolve(EngineBuild.INSTALLED)).filter(Files::exists);
      if (installed.isPresent()) {
        putInstalled(job, archive, installed.get());
      }
      if (extra.isPresent()) {
        putExtra(job, archive, extra.get(), work.resolve("extra.tar"));
      }
      finish(job, piece, FinishSteps.ofNames(archive.names()));
      return piece.commit(EngineImage.INSTALLED, tag);
    } finally {
      Trees.delete(work);
    }
  }

  private static void putInstalled(EngineBuild.Job job, InstallArchive archive, Path tar)
      throws IOException {
    try {
      archive.put(tar, EngineBuild.TOP);
    } catch (InstallTree.Conflict e) {
      throw BuildOutcome.conflict(job.title(), e);
    }
    archive
        .leftOut()
        .forEach(
            name ->
                job.context()
                    .warning()
                    .accept(name + " was not installed: neither a file, a folder nor a link"));
  }

  private void putExtra(EngineBuild.Job job, InstallArchive archive, ExtraFiles extra, Path tar)
      throws IOException {
    commands.run(
        Command.of("tar", "--create", "--file=" + tar, "--directory=" + extra.folder(), EXTRA_TOP));
    try {
      archive.put(tar, EXTRA_TOP);
    } catch (InstallTree.Conflict e) {
      throw ExtraLayers.conflict(job.recipe(), e);
    }
  }

  private static void finish(EngineBuild.Job job, Workpiece piece, FinishSteps steps) {
    if (steps.isEmpty()) {
      return;
    }
    List<String> argv = List.of("/bin/sh", "-c", steps.script());
    Ended ended = piece.run(argv, job.context().output(), LIMIT);
    if (!ended.succeeded()) {
      throw FinishLayers.failure("the image of " + job.what(), steps, ended, job.context());
    }
  }

  /** The failure of a step that is not the project's. */
  static MatrixException failure(EngineBuild.Job job, IOException cause) {
    return MatrixException.infrastructure(
            "Cannot build %s: %s".formatted(job.what(), IoCause.of(cause)))
        .withLog(job.context().log())
        .causedBy(cause);
  }
}
