package org.distromatrix.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.distromatrix.command.OutputSink;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Obtained;
import org.distromatrix.plan.Cell;

/** Runs a project's build scripts in containers, and keeps what they install as archives. */
final class EngineBuild {
  /** In an entry of the cache: what the scripts installed. */
  static final String INSTALLED = "tree/installed.tar";

  /** What the names in that archive begin with. */
  static final String TOP = "dest";

  private static final Duration SMALL = Duration.ofMinutes(2);

  private final Workshop workshop;
  private final MadeCache cache;
  private final BuildHolds holds;

  EngineBuild(Workshop workshop, MadeCache cache, BuildHolds holds) {
    this.workshop = workshop;
    this.cache = cache;
    this.holds = holds;
  }

  /**
   * One build of one cell.
   *
   * @param run what the project is installed on
   * @param build what the scripts run in
   */
  record Job(
      Cell cell,
      EngineImage run,
      EngineImage build,
      SourceSnapshot source,
      BuildRecipe recipe,
      BuildContext context) {
    String key() {
      return BuildKeys.install(List.of(build.id()), List.of(run.id()), source, recipe, cell);
    }

    String what() {
      return recipe.project() + " for " + cell.distro().ref();
    }

    BuildTitle title() {
      return BuildTitle.of(cell.distro().ref().toString(), recipe, context);
    }

    /** BUILDDIR's. */
    String volume() {
      String key = BuildKeys.buildFolder(List.of(build.id()), context.project(), recipe, cell);
      return "distro-matrix-build-" + key.substring(0, 32);
    }
  }

  /** The entry of the cache. */
  Obtained<Path> obtain(Job job) throws IOException {
    BuildContext context = job.context();
    BuildScripts.check(job.recipe(), job.source(), context.project());
    Obtained<Path> entry =
        cache.obtain(
            job.key(),
            job.what(),
            context.rebuild(),
            context.waiting(),
            draft -> {
              context.progress().accept("building " + job.what());
              String lock = "volume-" + job.volume();
              try (HeldLock held = holds.alone(lock, job.what(), context.waiting())) {
                make(job, draft);
              }
            });
    KeptBuild.tell(entry, job.recipe(), context);
    return entry;
  }

  private void make(Job job, Path entry) throws IOException {
    if (job.context().rebuild()) {
      workshop.removeVolume(job.volume());
    }
    var fitting =
        new Workshop.Fitting(
            job.recipe().network(), Map.of(job.volume(), BuildEnvironment.BUILD_FOLDER));
    try (Workpiece piece = workshop.open(job.build(), fitting)) {
      BuildOutcome outcome = run(job, piece, entry);
      piece
          .fetchFiles(BuildEnvironment.OUTPUT, entry.resolve("out"))
          .forEach(note -> job.context().warning().accept("artifact left out: " + note));
      piece
          .fetchFiles(BuildEnvironment.ARTIFACTS, entry.resolve("artifacts"))
          .forEach(note -> job.context().warning().accept("artifact left out: " + note));
      if (!outcome.succeeded()) {
        KeptBuild.copyArtifacts(entry, job.context());
        throw outcome.failure(job.title());
      }
      fetchInstalled(piece, entry);
    }
  }

  private static BuildOutcome run(Job job, Workpiece piece, Path entry) throws IOException {
    Map<String, String> environment = BuildEnvironment.of(job.cell(), job.recipe());
    piece.putTree(job.source().tree(), CellImage.SOURCE);
    piece.put(
        Map.of(
            BuildRunner.PATH,
            BuildRunner.text(job.recipe().scripts(), environment),
            BuildEnvironment.COMMANDS + "/mkosi-chroot",
            BuildRunner.mkosiChroot()));
    piece.run(
        List.of(
            "mkdir",
            "-p",
            BuildEnvironment.DESTINATION,
            BuildEnvironment.OUTPUT,
            BuildEnvironment.ARTIFACTS,
            BuildRunner.STATE),
        OutputSink.none(),
        SMALL);
    try (OutputStream log = Files.newOutputStream(entry.resolve(KeptBuild.LOG));
        OutputStream own = Files.newOutputStream(job.context().log())) {
      OutputSink output = new LogTee(log, new LogTee(own, job.context().output()));
      Ended ended = piece.run(List.of("/bin/sh", BuildRunner.PATH), output, job.recipe().timeout());
      Path state = entry.resolve("state");
      piece.fetchFiles(BuildRunner.STATE, state);
      BuildOutcome outcome = BuildOutcome.read(state, ended);
      Trees.delete(state);
      return outcome;
    }
  }

  /** Nothing is kept of a folder that is empty. */
  private static void fetchInstalled(Workpiece piece, Path entry) throws IOException {
    List<String> look = List.of("sh", "-c", "ls -A " + BuildEnvironment.DESTINATION);
    if (!piece.run(look, OutputSink.none(), SMALL).result().stdout().isBlank()) {
      piece.fetch(BuildEnvironment.DESTINATION, entry.resolve(INSTALLED));
    }
  }
}
