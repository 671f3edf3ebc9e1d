package org.distromatrix.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distromatrix.failure.MatrixException;

/**
 * The one way in which an engine is asked for something: with a limit, which its client does not
 * have, and with failures in words.
 */
final class EngineCalls {
  /** Most answers come at once; an engine under load takes its time. */
  static final Duration QUICK = Duration.ofMinutes(2);

  /** For what goes through a whole image. */
  static final Duration LONG = Duration.ofMinutes(15);

  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern FULL = Pattern.compile("(?i)no space left on device");

  private final DockerClient client;
  private final EngineFacts facts;

  EngineCalls(DockerClient client, EngineFacts facts) {
    this.client = client;
    this.facts = facts;
  }

  /**
   * Asks, and waits whatever becomes of this thread: who cleans up is often interrupted.
   *
   * @param work completes "cannot"
   * @throws MatrixException (infrastructure) if the engine refuses or does not answer
   */
  <T> T ask(String work, Duration limit, Function<DockerClient, T> call) {
    try {
      return askIfThere(work, limit, call);
    } catch (NotFoundException | ConflictException e) {
      throw failure(work, e);
    }
  }

  /**
   * As {@link #ask}, about what somebody else may have removed.
   *
   * @throws NotFoundException if it is not there
   * @throws ConflictException if somebody else uses or removes it
   */
  <T> T askIfThere(String work, Duration limit, Function<DockerClient, T> call) {
    var answer = new CompletableFuture<T>();
    var thread = new Thread(() -> answer(call, answer), "container-engine-call");
    thread.setDaemon(true);
    thread.start();
    try {
      return answer.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      throw explained(work, limit, Objects.requireNonNull(e.getCause()));
    }
  }

  private <T> void answer(Function<DockerClient, T> call, CompletableFuture<T> answer) {
    try {
      answer.complete(call.apply(client));
    } catch (RuntimeException | LinkageError e) {
      answer.completeExceptionally(e);
    }
  }

  private RuntimeException explained(String work, Duration limit, Throwable cause) {
    if (cause instanceof NotFoundException missing) {
      return missing;
    }
    if (cause instanceof ConflictException conflict) {
      return conflict;
    }
    if (cause instanceof MatrixException told) {
      return told;
    }
    return cause instanceof TimeoutException
        ? failure(work, "it did not answer within " + limit.toMinutes() + " min", cause)
        : failure(work, cause);
  }

  /**
   * What went wrong, as a user is told.
   *
   * @param work completes "cannot"
   */
  MatrixException failure(String work, Throwable cause) {
    return failure(work, reason(cause), cause);
  }

  private MatrixException failure(String work, String why, Throwable cause) {
    MatrixException failure =
        MatrixException.infrastructure(
                "Container %s cannot %s: %s".formatted(facts.words(), work, why))
            .causedBy(cause);
    return FULL.matcher(why).find()
        ? failure.withHint(
            "its disk is full: `matrix clean --all` removes our images from it, `docker system"
                + " prune` others")
        : failure;
  }

  /** Engines answer {@code Status 500: {"message":"..."}}. */
  static String reason(Throwable cause) {
    String text = String.valueOf(cause.getMessage() == null ? cause : cause.getMessage());
    Matcher message = MESSAGE.matcher(text);
    String found = message.find() ? message.group(1) : text;
    return found.replace("\\n", " ").replace("\\\"", "\"").strip();
  }
}
