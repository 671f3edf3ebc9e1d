package org.distromatrix.report.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distromatrix.report.Samples;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is written is what the published schema says, and every field of it is documented. */
class ResultsSchemaTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static JsonNode schema() throws IOException {
    try (var in = ResultsJson.class.getResourceAsStream("../results.schema.json")) {
      return MAPPER.readTree(in);
    }
  }

  private static List<String> errors(JsonNode schema, String document) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(document, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static String everything() {
    var run =
        Samples.run(
            Samples.mixed(),
            Samples.broken(Optional.of("upstream bug 123")),
            Samples.broken(Optional.empty()));
    return new String(ResultsJson.bytes(run), UTF_8);
  }

  @Test
  void isPublishedWithTheDocumentation() throws IOException {
    try (var in = ResultsJson.class.getResourceAsStream("../results.schema.json")) {
      assertThat(Path.of("..", "docs", "results.schema.json"))
          .content(UTF_8)
          .isEqualTo(new String(in.readAllBytes(), UTF_8));
    }
  }

  @Test
  void acceptsWhatIsWritten() throws IOException {
    assertThat(errors(schema(), everything())).isEmpty();
  }

  @Test
  void namesEveryFieldThatIsWritten() throws IOException {
    var strict = schema();
    closeObjects(strict);

    assertThat(errors(strict, everything())).isEmpty();
    assertThat(errors(strict, everything().replaceFirst("\"id\"", "\"odd\":1,\"id\"")))
        .singleElement()
        .asString()
        .contains("odd");
  }

  /** Makes every object that lists its properties refuse others. */
  private static void closeObjects(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && object.path("type").asString("").equals("object")) {
      object.put("additionalProperties", false);
    }
    node.forEach(ResultsSchemaTest::closeObjects);
  }

  @Test
  void describesEveryField() throws IOException {
    var schema = schema();
    var objects = new java.util.ArrayList<JsonNode>(List.of(schema));
    schema.get("$defs").forEach(objects::add);

    for (var object : objects) {
      for (var property : object.path("properties").properties()) {
        assertThat(property.getValue().path("description").asString(""))
            .as(property.getKey())
            .endsWith(".");
      }
    }
  }

  @Test
  void refusesAFailureWithoutAKind() throws IOException {
    var document = everything().replaceFirst("\"kind\":\"assertion\",", "");

    assertThat(errors(schema(), document)).singleElement().asString().contains("kind");
  }
}
