package org.distromatrix.document;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one record while they are gathered. */
final class RecordValues {
  private final RecordShape shape;
  private final @Nullable Object[] values;

  /** Which keys were written, with a good value or not. */
  private final boolean[] given;

  RecordValues(RecordShape shape) {
    this.shape = shape;
    this.values = new Object[shape.components().size()];
    this.given = new boolean[values.length];
  }

  RecordShape shape() {
    return shape;
  }

  /** Takes a component's value; null where one was written but is broken. */
  void put(Component component, @Nullable Object value) {
    values[component.index()] = value;
    given[component.index()] = true;
  }

  /** The components that should have been written and were not. */
  List<Component> missing() {
    return shape.components().stream()
        .filter(c -> !given[c.index()] && (c.required() || Defaults.of(c).isEmpty()))
        .toList();
  }

  /**
   * The record, with defaults for what is absent or broken; null where something without a default
   * is.
   *
   * @throws IllegalArgumentException where the record itself refuses the values
   */
  @Nullable Object make() {
    for (Component component : shape.components()) {
      int index = component.index();
      if (values[index] == null) {
        values[index] = Defaults.of(component).orElse(null);
      }
      if (values[index] == null) {
        return null;
      }
    }
    return construct();
  }

  private Object construct() {
    try {
      return shape.constructor().newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("Cannot make a " + shape.type(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make a " + shape.type(), e);
    }
  }
}
