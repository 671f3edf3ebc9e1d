package org.distromatrix.document;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The scalar types that every document may use. */
final class BuiltInScalars {
  /** Any plain scalar is text as it was written, so a version needs no quotes. */
  private static final ScalarType<String> TEXT =
      new ScalarType<>(
          String.class,
          "text",
          Optional::of,
          false,
          List.of(),
          Map.of("type", List.of("string", "number", "boolean")));

  private static final ScalarType<Boolean> TRUTH =
      new ScalarType<>(
          boolean.class,
          "true or false",
          text ->
              switch (text) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
              },
          true,
          List.of(),
          Map.of("type", "boolean"));

  private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,8}");

  private static final ScalarType<Integer> COUNT = count(int.class);

  /** As {@link #COUNT}, where there may be none. */
  private static final ScalarType<Integer> OPTIONAL_COUNT = count(Integer.class);

  private static final ScalarType<Duration> DURATION =
      ScalarType.text(
          Duration.class,
          "a duration such as 10m, 2m30s or 500ms",
          DurationText.PATTERN,
          DurationText::parse);

  private static final ScalarType<LocalDate> DATE =
      ScalarType.text(
          LocalDate.class,
          "a date such as 2027-03-01",
          "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
          BuiltInScalars::date);

  static final List<ScalarType<?>> ALL =
      List.of(TEXT, TRUTH, COUNT, OPTIONAL_COUNT, DURATION, DATE);

  private BuiltInScalars() {}

  private static ScalarType<Integer> count(Class<Integer> type) {
    return new ScalarType<>(
        type,
        "a whole number",
        text ->
            DIGITS.matcher(text).matches() ? Optional.of(Integer.parseInt(text)) : Optional.empty(),
        true,
        List.of(),
        Map.of("type", "integer", "minimum", 0, "maximum", 999_999_999));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The constants of an enum by their lower-case names with dashes. */
  static <E> ScalarType<E> words(Class<E> type) {
    var constants = Arrays.asList(type.getEnumConstants());
    Map<String, E> byWord =
        constants.stream().collect(Collectors.toMap(c -> word((Enum<?>) c), Function.identity()));
    List<String> words = constants.stream().map(c -> word((Enum<?>) c)).toList();
    return new ScalarType<>(
        type,
        alternatives(words),
        text -> Optional.ofNullable(byWord.get(text)),
        false,
        words,
        Map.of("enum", words));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String alternatives(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
