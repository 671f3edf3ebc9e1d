package org.distromatrix.document;

/**
 * What a component's type asks of a node. Reading and the JSON schema both walk these, so that they
 * cannot disagree.
 */
sealed interface Shape
    permits RecordShape,
        Shape.Scalar,
        Shape.ListOf,
        Shape.MapOf,
        Shape.OptionalOf,
        Shape.LocatedAt {
  /** What to write, to follow "expected". */
  String expected();

  record Scalar(ScalarType<?> type) implements Shape {
    @Override
    public String expected() {
      return type.expected();
    }
  }

  record ListOf(Shape element) implements Shape {
    @Override
    public String expected() {
      return "a list";
    }
  }

  /**
   * A mapping with keys of the user's choice.
   *
   * @param locatedKeys whether the keys are {@link Located} strings
   */
  record MapOf(boolean locatedKeys, Shape value) implements Shape {
    @Override
    public String expected() {
      return "an object";
    }
  }

  record OptionalOf(Shape inner) implements Shape {
    @Override
    public String expected() {
      return inner.expected();
    }
  }

  record LocatedAt(Shape inner) implements Shape {
    @Override
    public String expected() {
      return inner.expected();
    }
  }
}
