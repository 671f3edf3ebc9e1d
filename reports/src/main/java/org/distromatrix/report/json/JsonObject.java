package org.distromatrix.report.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parsed object whose fields are asked for by name and type. What is missing or of another type
 * is an {@link UnreadableJson} that names the place, such as {@code $.cells[2].tests[0].suite}.
 * Fields nobody asks for are ignored.
 */
public final class JsonObject {
  private final String place;
  private final Map<String, ? extends @Nullable Object> fields;

  JsonObject(String place, Map<String, ? extends @Nullable Object> fields) {
    this.place = place;
    this.fields = fields;
  }

  /** Whether the field is there. */
  public boolean has(String name) {
    return fields.get(name) != null;
  }

  /** A text that must be there. */
  public String text(String name) {
    return cast(String.class, fields.get(name), place(name), "a string");
  }

  /** A text, "" where the field is absent. */
  public String textOrEmpty(String name) {
    return has(name) ? text(name) : "";
  }

  /** A whole number that must be there. */
  public long number(String name) {
    return cast(Long.class, fields.get(name), place(name), "a whole number");
  }

  /** A truth value that must be there. */
  public boolean flag(String name) {
    return cast(Boolean.class, fields.get(name), place(name), "true or false");
  }

  /** A duration in whole milliseconds. */
  public Duration millis(String name) {
    return Duration.ofMillis(number(name));
  }

  /** An instant in ISO 8601. */
  public Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw new UnreadableJson(place(name) + ": expected an instant such as 2026-01-31T12:00:00Z");
    }
  }

  /** A constant by its word: lower case, with dashes. */
  public <E extends Enum<E>> E word(String name, Class<E> type) {
    var word = text(name);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(word.replace('-', '_'))) {
        return constant;
      }
    }
    throw new UnreadableJson(place(name) + ": \"" + word + "\" is not a known word");
  }

  /** An object that must be there. */
  public JsonObject object(String name) {
    return objectAt(fields.get(name), place(name));
  }

  /** An object, empty where the field is absent. */
  public Optional<JsonObject> optionalObject(String name) {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** A list of objects that must be there. */
  public List<JsonObject> objects(String name) {
    var objects = new ArrayList<JsonObject>();
    for (var item : items(fields.get(name), place(name))) {
      objects.add(objectAt(item, place(name) + "[" + objects.size() + "]"));
    }
    return objects;
  }

  /** A list of texts that must be there. */
  public List<String> texts(String name) {
    return textsAt(fields.get(name), place(name));
  }

  /** A list of lists of texts that must be there, each with {@code columns} entries. */
  public List<List<String>> rows(String name, int columns) {
    var rows = new ArrayList<List<String>>();
    for (var item : items(fields.get(name), place(name))) {
      var at = place(name) + "[" + rows.size() + "]";
      var row = textsAt(item, at);
      if (row.size() != columns) {
        throw new UnreadableJson(at + ": expected " + columns + " strings, found " + row.size());
      }
      rows.add(row);
    }
    return rows;
  }

  /** An object all of whose values are texts, in its order. */
  public Map<String, String> textMap(String name) {
    var object = object(name);
    var texts = new LinkedHashMap<String, String>();
    object.fields.keySet().forEach(key -> texts.put(key, object.text(key)));
    return texts;
  }

  private String place(String name) {
    return place + "." + name;
  }

  private static List<String> textsAt(@Nullable Object value, String place) {
    var texts = new ArrayList<String>();
    for (var item : items(value, place)) {
      texts.add(cast(String.class, item, place + "[" + texts.size() + "]", "a string"));
    }
    return texts;
  }

  private static List<?> items(@Nullable Object value, String place) {
    return cast(List.class, value, place, "a list");
  }

  @SuppressWarnings("unchecked") // a map of ours: JsonFormat makes no other
  private static JsonObject objectAt(@Nullable Object value, String place) {
    return new JsonObject(
        place, (Map<String, @Nullable Object>) cast(Map.class, value, place, "an object"));
  }

  private static <T> T cast(Class<T> type, @Nullable Object value, String place, String expected) {
    if (!type.isInstance(value)) {
      throw new UnreadableJson(place + ": expected " + expected + ", found " + found(value));
    }
    return type.cast(value);
  }

  private static String found(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    } else if (value instanceof Map) {
      return "an object";
    } else if (value instanceof List) {
      return "a list";
    }
    return value instanceof String ? "a string" : String.valueOf(value);
  }
}
