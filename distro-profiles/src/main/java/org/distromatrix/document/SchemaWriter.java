package org.distromatrix.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the JSON schema (draft 2020-12) of a shape: each record once, under {@code $defs}. */
final class SchemaWriter {
  private final String title;
  private final Map<String, Object> definitions = new LinkedHashMap<>();

  SchemaWriter(String title) {
    this.title = title;
  }

  Map<String, Object> write(RecordShape root) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.putAll(object(root));
    if (!definitions.isEmpty()) {
      schema.put("$defs", definitions);
    }
    return schema;
  }

  private Map<String, Object> object(RecordShape shape) {
    var schema = new LinkedHashMap<String, Object>();
    var doc = shape.type().getAnnotation(Doc.class);
    if (doc != null) {
      schema.put("description", doc.value());
    }
    schema.put("type", "object");
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (Component component : shape.components()) {
      if (!component.rest()) {
        properties.put(component.key(), property(component));
        if (component.required() || Defaults.of(component).isEmpty()) {
          required.add(component.key());
        }
      }
    }
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", rest(shape));
    return schema;
  }

  private Object rest(RecordShape shape) {
    var rest = shape.rest();
    return rest.isPresent() ? value(((Shape.MapOf) rest.get().shape()).value()) : false;
  }

  private Map<String, Object> property(Component component) {
    var schema = new LinkedHashMap<String, Object>();
    if (!component.doc().isEmpty()) {
      schema.put("description", component.doc());
    }
    schema.putAll(value(component.shape(), component));
    if (!component.defaults().isEmpty()) {
      schema.put("default", SchemaDefaults.of(component));
    }
    return schema;
  }

  private Map<String, Object> value(Shape shape, Component component) {
    if (shape instanceof Shape.OptionalOf optional) {
      return value(optional.inner(), component);
    } else if (shape instanceof Shape.LocatedAt located) {
      return value(located.inner(), component);
    } else if (shape instanceof Shape.ListOf list) {
      return list(list, text(list.element(), component, false), component.nonEmpty());
    } else if (shape instanceof Shape.MapOf map) {
      return map(map, component);
    }
    return text(shape, component, component.nonEmpty());
  }

  private Map<String, Object> text(Shape shape, Component component, boolean nonEmpty) {
    var schema = new LinkedHashMap<>(value(shape));
    var matches = component.matches();
    if (matches != null) {
      schema.put("pattern", "^(?:" + matches.value() + ")$");
      schema.computeIfPresent("type", (key, types) -> fitting(types, matches));
    } else if (nonEmpty) {
      schema.put("pattern", "\\S");
    }
    return schema;
  }

  /** A pattern holds for strings alone: numbers are left out where they could not match. */
  private static Object fitting(Object types, Matches matches) {
    boolean numbers = "1".matches(matches.value());
    return types instanceof List<?> list && !numbers
        ? list.stream().filter(type -> !type.equals("number")).toList()
        : types;
  }

  private Map<String, Object> map(Shape.MapOf shape, Component component) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    if (component.matches() != null) {
      schema.put("propertyNames", Map.of("pattern", "^(?:" + component.matches().value() + ")$"));
    }
    if (component.nonEmpty()) {
      schema.put("minProperties", 1);
    }
    schema.put("additionalProperties", value(shape.value()));
    return component.shorthand() == null ? schema : either(value(shape.value()), schema);
  }

  private Map<String, Object> list(
      Shape.ListOf shape, Map<String, Object> element, boolean nonEmpty) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "array");
    schema.put("items", element);
    if (nonEmpty) {
      schema.put("minItems", 1);
    }
    return Scalars.canBe(shape.element()) ? either(element, schema) : schema;
  }

  private Map<String, Object> value(Shape shape) {
    if (shape instanceof Shape.Scalar scalar) {
      return new LinkedHashMap<>(scalar.type().schema());
    } else if (shape instanceof Shape.OptionalOf optional) {
      return value(optional.inner());
    } else if (shape instanceof Shape.LocatedAt located) {
      return value(located.inner());
    } else if (shape instanceof Shape.ListOf list) {
      return list(list, value(list.element()), false);
    } else if (shape instanceof Shape.MapOf map) {
      var schema = new LinkedHashMap<String, Object>();
      schema.put("type", "object");
      schema.put("additionalProperties", value(map.value()));
      return schema;
    }
    return reference((RecordShape) shape);
  }

  private Map<String, Object> reference(RecordShape shape) {
    String name = shape.type().getSimpleName();
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of());
      definitions.put(name, definition(shape));
    }
    return new LinkedHashMap<>(Map.of("$ref", "#/$defs/" + name));
  }

  private Map<String, Object> definition(RecordShape shape) {
    return shape
        .shorthand()
        .map(component -> either(property(component), object(shape)))
        .orElseGet(() -> object(shape));
  }

  private static Map<String, Object> either(Map<String, Object> one, Map<String, Object> other) {
    return new LinkedHashMap<>(Map.of("anyOf", List.of(one, other)));
  }
}
