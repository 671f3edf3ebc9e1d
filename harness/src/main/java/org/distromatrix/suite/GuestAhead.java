package org.distromatrix.suite;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.Guest;

/**
 * A pristine guest for the next test, launched while the current one runs: where each test gets a
 * guest of its own, waiting for it would be most of the time. Belongs to the cell's thread.
 */
final class GuestAhead {
  private final GuestDemand demand;
  private final int number;
  private final FutureTask<Guest> launch;
  private final Thread thread;

  /**
   * Begins to launch.
   *
   * @param demand what it is for
   * @param number of the guest in its cell
   */
  GuestAhead(GuestDemand demand, int number, Supplier<Guest> launch) {
    this.demand = demand;
    this.number = number;
    this.launch = new FutureTask<>(launch::get);
    this.thread = new Thread(this.launch, "matrix-guest-ahead");
    thread.setDaemon(true);
    thread.start();
  }

  boolean suits(GuestDemand wanted) {
    return demand.equals(wanted);
  }

  int number() {
    return number;
  }

  /**
   * The guest, when it is ready; its launch's failure, if it failed. If the thread is interrupted,
   * the launch is, too, and nothing is left of it.
   */
  Guest await() {
    try {
      return launch.get();
    } catch (InterruptedException e) {
      abandon();
      Thread.currentThread().interrupt();
      throw MatrixException.interrupted("Cannot wait for a guest: interrupted").causedBy(e);
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  /** Ends what nobody wants any more: waits for the launch, which is bounded, and closes. */
  void abandon() {
    thread.interrupt();
    boolean interrupted = join();
    try {
      launch.get().close();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e); // it has ended
    } catch (ExecutionException e) {
      RuntimeException failure = thrown(e);
      if (!(failure instanceof MatrixException)) {
        throw failure; // a defect; what nobody wanted may fail
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits in any case: a guest that comes to be after its owner's end would stay. */
  private boolean join() {
    boolean interrupted = Thread.interrupted();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return interrupted;
  }

  private static RuntimeException thrown(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException(e.getCause());
  }
}
