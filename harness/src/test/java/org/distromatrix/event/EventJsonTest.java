package org.distromatrix.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distromatrix.event.RunEvent.Interrupted;
import org.distromatrix.event.RunEvent.OfCell;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.event.RunEvent.Warning;
import org.distromatrix.report.json.UnreadableJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventJsonTest {
  @TempDir Path folder;

  private static List<RunEvent> everyKind() {
    var events = new ArrayList<>(Stories.mixed());
    events.add(new Interrupted("SIGINT"));
    events.add(new Warning("", "a\nb \"c\" é \u0000"));
    return events;
  }

  @Test
  void givesBackEveryKindOfEvent() {
    var all = new ArrayList<>(everyKind());
    all.addAll(Stories.known("R0"));
    var events = Stories.stamped(all);

    assertThat(everyKind().stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(concreteKinds());
    assertThat(events).allSatisfy(e -> assertThat(EventJson.read(EventJson.line(e))).isEqualTo(e));
    assertThat(events).allSatisfy(e -> assertThat(EventJson.line(e)).doesNotContain("\n"));
  }

  private static Set<Class<?>> concreteKinds() {
    return Stream.of(RunEvent.class, OfCell.class)
        .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
        .filter(Class::isRecord)
        .collect(Collectors.toSet());
  }

  @Test
  void typeNamesAreAPromise() {
    var types =
        Stories.stamped(everyKind()).stream()
            .map(event -> EventJson.line(event).replaceAll(".*\"type\":\"([^\"]*)\".*", "$1"))
            .distinct()
            .collect(Collectors.joining(" "));

    assertThat(types)
        .isEqualTo(
            "run-started cell-planned phase-started waiting phase-ended progress cell-failed"
                + " cell-ended suite-started test-started test-ended warning check-ended run-ended"
                + " interrupted");
    assertThat(EventJson.line(Stories.stamped(Stories.mixed()).get(6)))
        .isEqualTo(
            "{\"number\":7,\"at\":\"2026-01-31T12:00:06Z\",\"type\":\"phase-ended\","
                + "\"cell\":\"debian:13/nspawn/CC=gcc\",\"phase\":\"image\",\"tookMs\":2012,"
                + "\"cached\":true}");
  }

  @Test
  void aLogIsReadBackAlsoWhenItsLastLineWasCut() throws Exception {
    var file = folder.resolve("events.jsonl");
    var events = Stories.stamped(Stories.mixed());
    try (var log = new EventLog(file)) {
      events.forEach(log);
    }
    assertThat(EventLog.read(file)).isEqualTo(events);

    Files.writeString(file, "{\"number\":99,\"at\":\"2026-", StandardOpenOption.APPEND);

    assertThat(EventLog.read(file)).isEqualTo(events);
  }

  @Test
  void eachEventIsInTheFileAtOnce() throws Exception {
    var file = folder.resolve("events.jsonl");
    try (var log = new EventLog(file)) {
      var event = new Stamped(1, Stories.START, new Interrupted("SIGINT"));
      log.accept(event);

      assertThat(EventLog.read(file)).containsExactly(event);
    }
  }

  @Test
  void refusesWhatIsNoEvent() {
    assertThatThrownBy(
            () -> EventJson.read("{\"number\":1,\"at\":\"2026-01-31T12:00:00Z\",\"type\":\"x\"}"))
        .isInstanceOf(UnreadableJson.class)
        .hasMessage("\"x\" is not a type of event");
    var newer =
        EventJson.line(Stories.stamped(Stories.mixed()).get(0))
            .replace("\"schemaVersion\":1", "\"schemaVersion\":2");
    assertThatThrownBy(() -> EventJson.read(newer))
        .hasMessage("the events have schemaVersion 2, and this program reads 1");
  }
}
