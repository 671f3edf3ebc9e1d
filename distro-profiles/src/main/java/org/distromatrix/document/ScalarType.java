package org.distromatrix.document;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How one Java type is written as a single YAML scalar.
 *
 * @param javaType the type of the value
 * @param expected what to write, to follow "expected": {@code a duration such as 10m}
 * @param parser the value of a text; empty where the text is no such value. An {@link
 *     IllegalArgumentException} refuses it too, with a message for the user
 * @param unquoted whether quotes make the text something else (numbers, true and false)
 * @param words the allowed words where they are few, for near misses; else empty
 * @param schema the JSON schema of the scalar
 */
public record ScalarType<T>(
    Class<T> javaType,
    String expected,
    Function<String, Optional<T>> parser,
    boolean unquoted,
    List<String> words,
    Map<String, Object> schema) {
  public ScalarType {
    words = List.copyOf(words);
    schema = Collections.unmodifiableMap(new TreeMap<>(schema));
  }

  /**
   * A type written as text.
   *
   * @param pattern regular expression of the texts that the parser may accept, for the schema
   */
  public static <T> ScalarType<T> text(
      Class<T> javaType, String expected, String pattern, Function<String, Optional<T>> parser) {
    var schema = Map.<String, Object>of("type", "string", "pattern", pattern);
    return new ScalarType<>(javaType, expected, parser, false, List.of(), schema);
  }

  Optional<T> parse(String text) {
    return parser.apply(text);
  }
}
