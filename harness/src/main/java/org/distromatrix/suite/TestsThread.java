package org.distromatrix.suite;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs tests of this host on a thread of their own: one that does not end when it is told to holds
 * up nobody.
 */
final class TestsThread {
  /** What a test gets to clean up once it was interrupted. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final FutureTask<Boolean> task;
  private final Thread thread;
  private final Consumer<Cause> stop;

  /** Why the tests ended. */
  enum Cause {
    BY_THEMSELVES,
    LIMIT,
    INTERRUPT
  }

  /**
   * How they ended.
   *
   * @param thrown what they should not have thrown
   * @param left whether they still run
   */
  record End(Cause cause, Optional<Throwable> thrown, boolean left) {}

  /**
   * @param stop told why, before the thread is interrupted
   */
  TestsThread(String name, Runnable tests, Consumer<Cause> stop) {
    this.task = new FutureTask<>(tests, true);
    this.thread = new Thread(task, name);
    this.stop = stop;
    thread.setDaemon(true);
  }

  /** Runs them. If the calling thread is interrupted, so are they, and it stays interrupted. */
  End run(Duration limit) {
    thread.start();
    try {
      return new End(Cause.BY_THEMSELVES, result(limit), false);
    } catch (TimeoutException e) {
      return interrupt(Cause.LIMIT);
    } catch (InterruptedException e) {
      End end = interrupt(Cause.INTERRUPT);
      Thread.currentThread().interrupt();
      return end;
    }
  }

  private Optional<Throwable> result(Duration limit) throws InterruptedException, TimeoutException {
    try {
      task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause() == null ? e : e.getCause());
    }
  }

  private End interrupt(Cause cause) {
    stop.accept(cause);
    thread.interrupt();
    try {
      return new End(cause, result(GRACE), false);
    } catch (TimeoutException e) {
      return new End(cause, Optional.empty(), true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new End(Cause.INTERRUPT, Optional.empty(), true);
    }
  }
}
