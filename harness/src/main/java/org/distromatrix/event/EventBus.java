package org.distromatrix.event;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.distromatrix.event.RunEvent.Stamped;

/**
 * Brings events from any thread to every subscriber, in one order, on one thread of its own: a
 * subscriber needs no lock against other events, and a slow one never holds up the run.
 *
 * <p>Secrets are masked here, before anybody sees the event. A subscriber that throws is told of
 * once, in a {@link RunEvent.Warning} to the others, and goes on getting events: a view that failed
 * to paint one line must still paint the end.
 */
public final class EventBus implements RunEvents, AutoCloseable {
  /** How long {@link #close} waits for subscribers, which may write to a stopped terminal. */
  static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);

  private final Clock clock;
  private final EventMasking masking;
  private final List<Consumer<Stamped>> subscribers = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Optional<Stamped>> queue = new LinkedBlockingQueue<>();
  private final Set<Consumer<Stamped>> failed = new HashSet<>();
  private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
  private final Thread delivery = new Thread(this::deliverAll, "matrix-events");
  private long number;
  private boolean closed;

  /**
   * A bus that delivers from now on.
   *
   * @param clock stamps the events
   * @param masker hides declared secrets in every text of every event
   */
  public EventBus(Clock clock, Masker masker) {
    this.clock = clock;
    this.masking = new EventMasking(masker);
    delivery.setDaemon(true);
    delivery.start();
  }

  /** From now on, {@code subscriber} gets every event. It is told apart by identity. */
  public void subscribe(Consumer<Stamped> subscriber) {
    subscribers.add(subscriber);
  }

  /** {@inheritDoc} Numbered and stamped in the order of the calls; ignored once closed. */
  @Override
  public synchronized void emit(RunEvent event) {
    if (!closed) {
      number++;
      queue.add(Optional.of(new Stamped(number, clock.instant(), masking.mask(event))));
    }
  }

  /** What subscribers threw, the first of each; to be asked for after {@link #close}. */
  public List<RuntimeException> failures() {
    return new ArrayList<>(failures);
  }

  /** Takes no more events and returns when all have been delivered, or after 30 seconds. */
  @Override
  public void close() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        queue.add(Optional.empty());
      }
    }
    try {
      delivery.join(DRAIN_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliverAll() {
    try {
      for (var next = queue.take(); next.isPresent(); next = queue.take()) {
        deliver(next.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Stamped event) {
    for (var subscriber : subscribers) {
      try {
        subscriber.accept(event);
      } catch (RuntimeException e) {
        report(subscriber, event, e);
      }
    }
  }

  private void report(Consumer<Stamped> subscriber, Stamped event, RuntimeException failure) {
    if (failed.add(subscriber)) {
      failures.add(failure);
      emit(new RunEvent.Warning("", notice(subscriber, event, failure)));
    }
  }

  private static String notice(
      Consumer<Stamped> subscriber, Stamped event, RuntimeException failure) {
    return "Cannot show event "
        + event.number()
        + " in "
        + subscriber.getClass().getSimpleName()
        + ": "
        + failure;
  }
}
