package org.distromatrix.build;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.command.OutputSink;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Layer;

/** Runs a project's build scripts, and makes a layer of what they install. */
final class ProjectBuild {
  /** In an entry of the cache: the scripts' output. */
  static final String LOG = "build.log";

  /** In an entry of the cache: what the scripts left in OUTPUTDIR and ARTIFACTDIR. */
  static final List<String> ARTIFACTS = List.of("out", "artifacts");

  private static final String DESTINATION = "dest";
  private static final String STATE = "state";

  private final BuildTree tree;

  ProjectBuild(BuildTree tree) {
    this.tree = tree;
  }

  /**
   * One build of one cell.
   *
   * @param distro what it is built for, for messages
   * @param key hash of all that goes into it
   * @param environment of the scripts
   * @param buildFolder BUILDDIR, ours alone while this runs
   */
  record Job(
      String distro,
      String key,
      BuildRecipe recipe,
      CellPackages packages,
      SourceSnapshot source,
      Map<String, String> environment,
      Path buildFolder,
      BuildContext context) {}

  /**
   * Fills an entry of the cache.
   *
   * @param entry its {@code tree} is there and empty
   */
  void make(Job job, Path entry) throws IOException {
    BuildTree.Ended ended;
    try (OutputStream log = Files.newOutputStream(entry.resolve(LOG))) {
      ended = tree.run(program(job, entry), job.context().log(), tee(log, job), limit(job));
    }
    var outcome = BuildOutcome.read(entry.resolve(STATE), ended);
    if (!outcome.succeeded()) {
      copyArtifacts(entry, job.context());
      throw outcome.failure(job);
    }
    install(job, entry);
    Trees.delete(entry.resolve(DESTINATION));
    Trees.delete(entry.resolve(STATE));
  }

  private static Duration limit(Job job) {
    return job.recipe().timeout();
  }

  private static OutputSink tee(OutputStream log, Job job) {
    return (buffer, length) -> {
      job.context().output().accept(buffer, length);
      try {
        log.write(buffer, 0, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static BuildTree.Program program(Job job, Path entry) throws IOException {
    var lower = new ArrayList<Layer>();
    lower.add(job.source().layer());
    lower.addAll(job.packages().buildTree());
    var binds = new LinkedHashMap<Path, String>();
    binds.put(job.buildFolder(), BuildEnvironment.BUILD_FOLDER);
    binds.put(entry.resolve(DESTINATION), BuildEnvironment.DESTINATION);
    binds.put(entry.resolve("out"), BuildEnvironment.OUTPUT);
    binds.put(entry.resolve("artifacts"), BuildEnvironment.ARTIFACTS);
    binds.put(entry.resolve(STATE), BuildRunner.STATE);
    for (Path folder : binds.keySet()) {
      OwnFolders.make(folder);
    }
    var files =
        Map.of(
            BuildRunner.PATH,
            BuildRunner.text(job.recipe().scripts(), job.environment()),
            BuildEnvironment.COMMANDS + "/mkosi-chroot",
            BuildRunner.mkosiChroot());
    return new BuildTree.Program(
        "build-" + job.key().substring(0, 16),
        lower,
        null,
        binds,
        files,
        job.recipe().network(),
        entry.resolve(STATE).resolve(BuildOutcome.COMPLAINTS),
        List.of("/bin/sh", BuildRunner.PATH));
  }

  private static void install(Job job, Path entry) throws IOException {
    var image = new LowerTrees(job.packages().runTree());
    try {
      List<String> leftOut =
          InstallTree.make(entry.resolve(DESTINATION), image, entry.resolve("tree"), Files::move);
      leftOut.forEach(
          name ->
              job.context()
                  .warning()
                  .accept(name + " was not installed: neither a file, a folder nor a link"));
    } catch (InstallTree.Conflict e) {
      throw BuildOutcome.conflict(job, e);
    }
  }

  /** Gives the user what scripts left as artifacts; after a failure, too. */
  static void copyArtifacts(Path entry, BuildContext context) throws IOException {
    for (String name : ARTIFACTS) {
      Path from = entry.resolve(name);
      ArtifactCopy.copy(from, context.artifacts())
          .forEach(note -> context.warning().accept("artifact left out: " + note));
    }
  }
}
