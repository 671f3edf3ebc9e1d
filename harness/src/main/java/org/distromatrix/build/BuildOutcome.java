package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distromatrix.failure.MatrixException;

/**
 * How the build scripts ended.
 *
 * @param script the one that was running last; "" if none came to run
 * @param status exit status of the script that failed, or 0; -1 if none was written down
 * @param complaints what systemd-nspawn said
 */
record BuildOutcome(String script, int status, String complaints, BuildTree.Ended ended) {
  private static final int NONE = -1;
  private static final int NOT_FOUND = 127;
  private static final int SIGNALED = 128;

  /** File that systemd-nspawn's own messages go to. */
  static final String COMPLAINTS = "nspawn.log";

  /**
   * @param state the folder that {@link BuildRunner} writes to
   */
  static BuildOutcome read(Path state, BuildTree.Ended ended) throws IOException {
    String status = text(state.resolve("status"));
    return new BuildOutcome(
        text(state.resolve("current")),
        status.isEmpty() ? NONE : Integer.parseInt(status),
        text(state.resolve(COMPLAINTS)),
        ended);
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  boolean succeeded() {
    return status == 0 && !ended.timedOut();
  }

  MatrixException failure(ProjectBuild.Job job) {
    if (ended.timedOut()) {
      return build(
              job, script + " did not end within " + words(job), indented(ended.result().tail()))
          .withHint("`timeout` in `build` of matrix.yaml sets the limit");
    }
    if (status == NONE) {
      return MatrixException.infrastructure(
              cannotBuild(job) + "its build tree could not be started" + indented(complaints))
          .withLog(job.context().log())
          .withHint("`matrix doctor` looks for what is missing on this host");
    }
    MatrixException failure =
        build(job, script + " " + describe(), indented(ended.result().tail()));
    return status == NOT_FOUND
        ? failure.withHint("a command that is not there comes with `build` in `packages`")
        : failure;
  }

  static MatrixException conflict(ProjectBuild.Job job, InstallTree.Conflict conflict) {
    return build(job, String.valueOf(conflict.getMessage()), "")
        .withHint("what the script puts into DESTDIR is copied over the image")
        .causedBy(conflict);
  }

  private static MatrixException build(ProjectBuild.Job job, String cause, String lines) {
    return MatrixException.build(cannotBuild(job) + cause + lines).withLog(job.context().log());
  }

  private static String cannotBuild(ProjectBuild.Job job) {
    return "Cannot build " + job.recipe().project() + " for " + job.distro() + ": ";
  }

  private String describe() {
    return status > SIGNALED
        ? "was ended by signal " + (status - SIGNALED)
        : "exited with status " + status;
  }

  private static String words(ProjectBuild.Job job) {
    long seconds = job.recipe().timeout().toSeconds();
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  private static String indented(String lines) {
    return lines.isBlank() ? "" : "\n" + lines.indent(2).stripTrailing();
  }
}
