package org.distromatrix.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Layer;

/** Runs a project's build scripts, and makes a layer of what they install. */
final class ProjectBuild {
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
      BuildContext context) {
    BuildTitle title() {
      return BuildTitle.of(distro, recipe, context);
    }
  }

  /**
   * Fills an entry of the cache.
   *
   * @param entry its {@code tree} is there and empty
   */
  void make(Job job, Path entry) throws IOException {
    Ended ended;
    try (OutputStream log = Files.newOutputStream(entry.resolve(KeptBuild.LOG))) {
      ended =
          tree.run(
              program(job, entry),
              job.context().log(),
              new LogTee(log, job.context().output()),
              limit(job));
    }
    var outcome = BuildOutcome.read(entry.resolve(STATE), ended);
    if (!outcome.succeeded()) {
      KeptBuild.copyArtifacts(entry, job.context());
      throw outcome.failure(job.title());
    }
    install(job, entry);
    Trees.delete(entry.resolve(DESTINATION));
    Trees.delete(entry.resolve(STATE));
  }

  private static Duration limit(Job job) {
    return job.recipe().timeout();
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
      throw BuildOutcome.conflict(job.title(), e);
    }
  }
}
