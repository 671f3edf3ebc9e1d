package org.distromatrix.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.distromatrix.failure.MatrixException;

/**
 * The one way in which an engine is asked for something: with a limit, which its client has not,
 * and failures in words.
 */
final class EngineCalls {
  /** Most answers come at once; an engine under load takes its time. */
  static final Duration QUICK = Duration.ofMinutes(2);

  /** For what goes through a whole image. */
  static final Duration LONG = Duration.ofMinutes(15);

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
   * @throws NotFoundException if what it is about is not there
   * @throws ConflictException if somebody else uses or removes it
   * @throws MatrixException (infrastructure) if the engine refuses or does not answer
   */
  <T> T call(String work, Duration limit, Function<DockerClient, T> call) {
    var answer = new CompletableFuture<T>();
    var thread = new Thread(() -> ask(call, answer), "container-engine-call");
    thread.setDaemon(true);
    thread.start();
    answer.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw failure(work, e.getCause());
    }
  }
}
