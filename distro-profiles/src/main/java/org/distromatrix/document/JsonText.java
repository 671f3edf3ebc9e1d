package org.distromatrix.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Maps, lists and scalars as indented JSON. */
final class JsonText {
  private JsonText() {}

  static String of(Object value) {
    return write(value, "\n") + "\n";
  }

  private static String write(Object value, String newline) {
    if (value instanceof Map<?, ?> map) {
      return object(map, newline);
    } else if (value instanceof List<?> list) {
      return list.stream().map(v -> write(v, newline)).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String text ? quoted(text) : value.toString();
  }

  private static String object(Map<?, ?> map, String newline) {
    String inner = newline + "  ";
    return map.entrySet().stream()
        .map(e -> quoted((String) e.getKey()) + ": " + write(e.getValue(), inner))
        .collect(Collectors.joining("," + inner, "{" + inner, newline + "}"));
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c < ' ') {
                quoted.append("\\u%04x".formatted(c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }
}
