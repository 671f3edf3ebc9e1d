package org.distromatrix.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a component is when its key is absent. */
final class Defaults {
  private Defaults() {}

  /** The value of an absent component; empty where it has to be written. */
  static Optional<Object> of(Component component) {
    return component.defaults().isEmpty()
        ? natural(component.shape())
        : Optional.of(declared(component.shape(), component.defaults()));
  }

  private static Object declared(Shape shape, List<String> texts) {
    if (shape instanceof Shape.ListOf list) {
      return texts.stream().map(text -> declared(list.element(), List.of(text))).toList();
    } else if (shape instanceof Shape.OptionalOf optional) {
      return Optional.of(declared(optional.inner(), texts));
    } else if (shape instanceof Shape.LocatedAt located) {
      return new Located<>(declared(located.inner(), texts), Position.START);
    } else if (shape instanceof Shape.Scalar scalar) {
      return scalar.type().parse(texts.get(0)).orElseThrow();
    }
    throw new IllegalStateException("A default cannot be given for " + shape.expected());
  }

  private static Optional<Object> natural(Shape shape) {
    if (shape instanceof Shape.OptionalOf) {
      return Optional.of(Optional.empty());
    } else if (shape instanceof Shape.ListOf) {
      return Optional.of(List.of());
    } else if (shape instanceof Shape.MapOf) {
      return Optional.of(Map.of());
    } else if (shape instanceof Shape.Scalar scalar && scalar.type().javaType() == boolean.class) {
      return Optional.of(false);
    } else if (shape instanceof RecordShape inner) {
      return Optional.ofNullable(new RecordValues(inner).make());
    }
    return Optional.empty();
  }
}
