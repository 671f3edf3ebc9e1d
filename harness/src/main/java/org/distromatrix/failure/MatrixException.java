package org.distromatrix.failure;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user is told when something does not work: what was tried and why it failed ("Cannot
 * &lt;verb&gt; &lt;object&gt;: &lt;cause&gt;"), a hint that says what to do, and the log to read.
 */
public final class MatrixException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final @Nullable String hint;
  private final transient @Nullable Path log;

  private MatrixException(
      Fault fault,
      String message,
      @Nullable String hint,
      @Nullable Path log,
      @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
    this.hint = hint;
    this.log = log;
  }

  /** The user's command line or configuration is wrong. */
  public static MatrixException usage(String message) {
    return new MatrixException(Fault.USAGE, message, null, null, null);
  }

  /** The host, a mirror, an image or a boot failed. */
  public static MatrixException infrastructure(String message) {
    return new MatrixException(Fault.INFRASTRUCTURE, message, null, null, null);
  }

  /** The project's build script failed. */
  public static MatrixException build(String message) {
    return new MatrixException(Fault.BUILD, message, null, null, null);
  }

  /** What matrix.yaml allows to be missing is missing; the message is the reason to skip for. */
  public static MatrixException unavailable(String message) {
    return new MatrixException(Fault.UNAVAILABLE, message, null, null, null);
  }

  /** The run was interrupted while this was under way. */
  public static MatrixException interrupted(String message) {
    return new MatrixException(Fault.INTERRUPTED, message, null, null, null);
  }

  /** The same failure, with what the user can do about it. */
  public MatrixException withHint(String newHint) {
    return copy(newHint, log, getCause());
  }

  /** The same failure, with the log file that tells more. */
  public MatrixException withLog(Path newLog) {
    return copy(hint, newLog, getCause());
  }

  /** The same failure, with what caused it (shown with {@code --debug} only). */
  public MatrixException causedBy(Throwable newCause) {
    return copy(hint, log, newCause);
  }

  private MatrixException copy(
      @Nullable String newHint, @Nullable Path newLog, @Nullable Throwable newCause) {
    var copy = new MatrixException(fault, String.valueOf(getMessage()), newHint, newLog, newCause);
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  public Fault fault() {
    return fault;
  }

  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  public Optional<Path> log() {
    return Optional.ofNullable(log);
  }
}
