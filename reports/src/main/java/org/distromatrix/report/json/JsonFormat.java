package org.distromatrix.report.json;

import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The way to JSON text and back. It uses Jackson's streams and none of its data binding: that costs
 * more start-up time than all our writing.
 */
public final class JsonFormat {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(20)
                  .maxStringLength(1 << 24)
                  .maxNumberLength(20)
                  .build())
          .build();

  private JsonFormat() {}

  /** A generator of compact JSON; closing it closes the writer. */
  public static JsonGenerator generator(Writer out) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
  }

  /**
   * Parses a whole document, which must be an object.
   *
   * @throws UnreadableJson if it is not
   */
  public static JsonObject parse(byte[] document) {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
      parser.nextToken();
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new UnreadableJson("expected an object");
      }
      var root = new JsonObject("$", object(parser));
      if (parser.nextToken() != null) {
        throw new UnreadableJson("something follows the object");
      }
      return root;
    } catch (JacksonException e) {
      throw new UnreadableJson(reason(e), e);
    }
  }

  private static String reason(JacksonException e) {
    var place = e.getLocation();
    return place == null || place.getLineNr() < 0
        ? e.getOriginalMessage()
        : e.getOriginalMessage()
            + " (line "
            + place.getLineNr()
            + ", column "
            + place.getColumnNr()
            + ")";
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  private static List<@Nullable Object> array(JsonParser parser) {
    var items = new ArrayList<@Nullable Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return items;
  }

  private static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }
}
