package org.distromatrix.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

  /** Digits of a key in the name of a volume. */
  private static final int KEY = 32;

  private static final Duration SMALL = Duration.ofMinutes(2);

  private final Workshop workshop;
  private final MadeCache cache;
  private final BuildHolds holds;
  private final EngineVolumes volumes;

  EngineBuild(Workshop workshop, MadeCache cache, BuildHolds holds, EngineVolumes volumes) {
    this.volumes = volumes;
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
              String volume = volume(job);
              String lock = "volume-" + volume;
              try (HeldLock held = holds.alone(lock, job.what(), context.waiting())) {
                make(job, volume, draft);
              }
            });
    KeptBuild.tell(entry, job.recipe(), context);
    return entry;
  }

  /** That of BUILDDIR. */
  private String volume(Job job) {
    String key =
        BuildKeys.buildFolder(
            List.of(job.build().id()), job.context().project(), job.recipe(), job.cell());
    return volumes.name("build-" + key.substring(0, KEY));
  }

  private void make(Job job, String volume, Path entry) throws IOException {
    if (job.context().rebuild()) {
      workshop.removeVolume(volume);
    }
    var fitting =
        new Workshop.Fitting(job.recipe().network(), Map.of(volume, BuildEnvironment.BUILD_FOLDER));
    try (Workpiece piece = workshop.open(job.build(), fitting)) {
      BuildOutcome outcome = run(job, piece, entry);
      for (String folder : List.of(BuildEnvironment.OUTPUT, BuildEnvironment.ARTIFACTS)) {
        Path target = entry.resolve(folder.substring(folder.lastIndexOf('/') + 1));
        piece
            .fetchFiles(folder, target)
            .forEach(note -> job.context().warning().accept("artifact left out: " + note));
      }
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
    piece
        .run(
            List.of(
                "mkdir",
                "-p",
                BuildEnvironment.DESTINATION,
                BuildEnvironment.OUTPUT,
                BuildEnvironment.ARTIFACTS,
                BuildRunner.STATE),
            OutputSink.none(),
            SMALL)
        .require("the folders of the build cannot be made");
    try (OutputStream log = Files.newOutputStream(entry.resolve(KeptBuild.LOG));
        OutputStream own =
            Files.newOutputStream(
                job.context().log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
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
    List<String> look =
        List.of("sh", "-c", "[ ! -d $0 ] || ls -A $0", BuildEnvironment.DESTINATION);
    Ended looked = piece.run(look, OutputSink.none(), SMALL);
    looked.require("what the build installed cannot be looked at");
    if (!looked.result().stdout().isBlank()) {
      piece.fetch(BuildEnvironment.DESTINATION, entry.resolve(INSTALLED));
    }
  }
}
