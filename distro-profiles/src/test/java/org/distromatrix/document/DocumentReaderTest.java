package org.distromatrix.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {
  enum Colour {
    RED,
    DARK_BLUE
  }

  record Wheel(@Shorthand List<String> values, @Default("true") boolean build) {}

  record Seat(String name, @Default("1") int places) {
    Seat {
      if (places > 4) {
        throw new IllegalArgumentException("a seat has at most 4 places");
      }
    }
  }

  record Match(@Rest Map<String, String> globs, Optional<LocalDate> until) {}

  record Limits(@Default("2m30s") Duration test, Optional<Duration> run) {}

  record Car(
      String name,
      @NonEmpty List<Located<String>> tags,
      Map<String, Wheel> wheels,
      List<Seat> seats,
      List<Match> matches,
      @Default({"red"}) List<Colour> colours,
      @Shorthand("*") Map<String, String> mirror,
      @Key("limits") Limits timeouts,
      @Matches(value = "[a-z]+", expected = "small letters") Map<String, String> notes) {}

  private static ReadResult<Car> read(String text) {
    return new DocumentReader().read(Path.of("car.yaml"), text.getBytes(UTF_8), Car.class);
  }

  private static List<String> problems(String text) {
    return read(text).problems().stream().map(DocumentProblem::render).toList();
  }

  @Test
  void readsEveryKindOfComponent() {
    var result =
        read(
            """
            name: 0.10
            tags: [debian:13, "a b"]
            wheels:
              CC: [gcc, clang]
              DB: { values: sqlite, build: false }
            seats:
              - { name: front, places: 2 }
              - name: back
            matches: [{ distro: "rhel:*", until: 2027-03-01 }]
            colours: [dark-blue]
            mirror: http://mirror.example
            limits: { run: 1h }
            notes: { a: true }
            """);

    assertThat(result.problems()).isEmpty();
    assertThat(result.value())
        .contains(
            new Car(
                "0.10",
                List.of(
                    new Located<>("debian:13", new Position(2, 8)),
                    new Located<>("a b", new Position(2, 19))),
                Map.of(
                    "CC", new Wheel(List.of("gcc", "clang"), true),
                    "DB", new Wheel(List.of("sqlite"), false)),
                List.of(new Seat("front", 2), new Seat("back", 1)),
                List.of(
                    new Match(Map.of("distro", "rhel:*"), Optional.of(LocalDate.of(2027, 3, 1)))),
                List.of(Colour.DARK_BLUE),
                Map.of("*", "http://mirror.example"),
                new Limits(Duration.ofSeconds(150), Optional.of(Duration.ofHours(1))),
                Map.of("a", "true")));
  }

  @Test
  void absentKeysHaveTheirDefaults() {
    assertThat(read("name: x").value())
        .contains(
            new Car(
                "x",
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(Colour.RED),
                Map.of(),
                new Limits(Duration.ofSeconds(150), Optional.empty()),
                Map.of()));
  }

  @Test
  void tellsAllProblemsInTheOrderOfTheFile() {
    var text =
        """
        nam: x
        tags: []
        wheels: [a]
        seats:
          - places: many
          - { name: a, places: "2" }
          - { name: b, places: 9 }
          - { name: c, place: 1 }
          - c
        colours: [red, darkblue, gold]
        limits: { test: ten, run: 0s }
        notes: { A: x, b: [c] }
        tags: [x]
        """;

    assertThat(problems(text))
        .containsExactly(
            "car.yaml:1:1: unknown key 'nam'; did you mean 'name'?",
            "car.yaml:1:1: missing key 'name'",
            "car.yaml:2:7: 'tags': expected at least one value",
            "car.yaml:3:9: 'wheels': expected an object, not a list",
            "car.yaml:5:5: missing key 'name'",
            "car.yaml:5:13: 'places': expected a whole number, not 'many'",
            "car.yaml:6:24: 'places': expected a whole number without quotes",
            "car.yaml:7:5: a seat has at most 4 places",
            "car.yaml:8:16: unknown key 'place'; did you mean 'places'?",
            "car.yaml:9:5: 'seats': expected an object, not 'c'",
            "car.yaml:10:16: 'colours': expected red or dark-blue, not 'darkblue'; did you mean"
                + " 'dark-blue'?",
            "car.yaml:10:26: 'colours': expected red or dark-blue, not 'gold'",
            "car.yaml:11:17: 'test': expected a duration such as 10m, 2m30s or 500ms, not 'ten'",
            "car.yaml:11:27: 'run': expected a duration such as 10m, 2m30s or 500ms, not '0s'",
            "car.yaml:12:10: 'notes': expected small letters, not 'A'",
            "car.yaml:12:19: 'b': expected text, not a list",
            "car.yaml:13:1: duplicate key 'tags'; it is on line 2 already");
  }

  @Test
  void makesWhatItCanBesideProblems() {
    var result = read("name: x\nwheel: 1\ntags: [a, [b], c]\n");

    assertThat(result.ok()).isFalse();
    assertThat(result.value().orElseThrow().tags())
        .extracting(Located::value)
        .containsExactly("a", "c");
  }
}
