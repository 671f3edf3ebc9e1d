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
record BuildOutcome(String script, int status, String complaints, Ended ended) {
  private static final int NONE = -1;
  private static final int NOT_FOUND = 127;
  private static final int SIGNALED = 128;

  /** File that systemd-nspawn's own messages go to. */
  static final String COMPLAINTS = "nspawn.log";

  /**
   * @param state the folder that {@link BuildRunner} writes to
   */
  static BuildOutcome read(Path state, Ended ended) throws IOException {
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

  MatrixException failure(BuildTitle title) {
    if (ended.timedOut()) {
      String lines = indented(ended.result().tail());
      return build(title, script + " did not end within " + title.within(), lines)
          .withHint("`timeout` in `build` of matrix.yaml sets the limit");
    }
    if (status == NONE && !script.isEmpty()) {
      String lines = indented(ended.result().tail());
      return MatrixException.infrastructure(
              title.cannotBuild() + "its build tree ended while " + script + " ran" + lines)
          .withLog(title.log())
          .withHint("somebody killed it, or there was too little memory");
    }
    if (status == NONE) {
      return MatrixException.infrastructure(
              title.cannotBuild() + "its build tree could not be started" + indented(complaints))
          .withLog(title.log())
          .withHint("`matrix doctor` looks for what is missing on this host");
    }
    MatrixException failure =
        build(title, script + " " + describe(), indented(ended.result().tail()));
    return status == NOT_FOUND
        ? failure.withHint("a command that is not there comes with `build` in `packages`")
        : failure;
  }

  static MatrixException conflict(BuildTitle title, InstallTree.Conflict conflict) {
    return build(title, String.valueOf(conflict.getMessage()), "")
        .withHint("what the script puts into DESTDIR is copied over the image")
        .causedBy(conflict);
  }

  private static MatrixException build(BuildTitle title, String cause, String lines) {
    return MatrixException.build(title.cannotBuild() + cause + lines).withLog(title.log());
  }

  private String describe() {
    return status > SIGNALED
        ? "was ended by signal " + (status - SIGNALED)
        : "exited with status " + status;
  }

  private static String indented(String lines) {
    return lines.isBlank() ? "" : "\n" + lines.indent(2).stripTrailing();
  }
}
