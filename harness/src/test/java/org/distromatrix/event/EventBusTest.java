package org.distromatrix.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.distromatrix.event.RunEvent.Progress;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.event.RunEvent.Warning;
import org.distromatrix.report.model.Phase;
import org.junit.jupiter.api.Test;

class EventBusTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final EventBus bus = new EventBus(Clock.fixed(NOW, ZoneOffset.UTC), Masker.none());

  private static RunEvent progress(String message) {
    return new Progress("debian:13/nspawn", Phase.BUILD, message);
  }

  @Test
  void deliversEverythingInOneOrderToEverybodyOnOneThread() throws InterruptedException {
    var one = new CopyOnWriteArrayList<Stamped>();
    var other = new CopyOnWriteArrayList<Stamped>();
    var threads = new CopyOnWriteArrayList<Thread>();
    bus.subscribe(one::add);
    bus.subscribe(other::add);
    bus.subscribe(event -> threads.addIfAbsent(Thread.currentThread()));

    var emitters = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      var emitter =
          new Thread(
              () -> {
                for (int n = 0; n < 250; n++) {
                  bus.emit(progress("x"));
                }
              });
      emitter.start();
      emitters.add(emitter);
    }
    for (var emitter : emitters) {
      emitter.join();
    }
    bus.close();

    assertThat(one).hasSize(1000).isEqualTo(other);
    assertThat(one).extracting(Stamped::number).isSorted().doesNotHaveDuplicates();
    assertThat(one.get(0)).isEqualTo(new Stamped(1, NOW, progress("x")));
    assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void closingWaitsForASlowSubscriber() throws InterruptedException {
    var gate = new CountDownLatch(1);
    var seen = new CopyOnWriteArrayList<Stamped>();
    bus.subscribe(
        event -> {
          await(gate);
          seen.add(event);
        });
    bus.emit(progress("one"));
    bus.emit(progress("two"));

    var closing = new Thread(bus::close);
    closing.start();
    gate.countDown();
    closing.join();

    assertThat(seen).hasSize(2);
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tellsOnceOfASubscriberThatThrowsAndGoesOn() {
    var seen = new CopyOnWriteArrayList<RunEvent>();
    var calls = new CopyOnWriteArrayList<RunEvent>();
    Consumer<Stamped> broken =
        event -> {
          calls.add(event.event());
          throw new IllegalStateException("no space left");
        };
    bus.subscribe(broken);
    bus.subscribe(event -> seen.add(event.event()));

    bus.emit(progress("one"));
    bus.emit(progress("two"));
    bus.close();

    assertThat(seen).hasSizeGreaterThanOrEqualTo(2).contains(progress("one"), progress("two"));
    assertThat(calls).contains(progress("one"), progress("two"));
    assertThat(bus.failures()).singleElement().asString().contains("no space left");
  }

  @Test
  void theOthersHearOfTheFailure() throws InterruptedException {
    var warned = new CountDownLatch(1);
    var warnings = new CopyOnWriteArrayList<RunEvent>();
    bus.subscribe(
        event -> {
          if (event.number() == 1) {
            throw new IllegalStateException("no space left");
          }
        });
    bus.subscribe(
        event -> {
          if (event.event() instanceof Warning warning) {
            warnings.add(warning);
            warned.countDown();
          }
        });

    bus.emit(progress("one"));
    warned.await();
    bus.close();

    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("Cannot show event 1 in ")
        .contains("no space left");
  }

  @Test
  void ignoresWhatComesAfterTheEnd() {
    var seen = new CopyOnWriteArrayList<Stamped>();
    bus.subscribe(seen::add);
    bus.close();

    bus.emit(progress("late"));
    bus.close();

    assertThat(seen).isEmpty();
  }

  @Test
  void masksWhatEverybodySees() {
    var masking = new EventBus(Clock.systemUTC(), Masker.of(List.of("hunter22")));
    var seen = new CopyOnWriteArrayList<RunEvent>();
    masking.subscribe(event -> seen.add(event.event()));

    masking.emit(progress("token is hunter22!"));
    masking.close();

    assertThat(seen).containsExactly(progress("token is ***!"));
  }
}
