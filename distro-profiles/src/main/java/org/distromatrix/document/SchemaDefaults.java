package org.distromatrix.document;

import java.util.List;
import java.util.Map;

/** Defaults as JSON values. */
final class SchemaDefaults {
  private SchemaDefaults() {}

  static Object of(Component component) {
    return of(component.shape(), component.defaults());
  }

  private static Object of(Shape shape, List<String> texts) {
    if (shape instanceof Shape.ListOf list) {
      return texts.stream().map(text -> of(list.element(), List.of(text))).toList();
    } else if (shape instanceof Shape.OptionalOf optional) {
      return of(optional.inner(), texts);
    } else if (shape instanceof Shape.LocatedAt located) {
      return of(located.inner(), texts);
    }
    String text = texts.get(0);
    return shape instanceof Shape.Scalar scalar ? json(scalar.type().schema(), text) : text;
  }

  private static Object json(Map<String, Object> schema, String text) {
    if ("boolean".equals(schema.get("type"))) {
      return Boolean.parseBoolean(text);
    }
    return "integer".equals(schema.get("type")) ? (Object) Integer.parseInt(text) : text;
  }
}
