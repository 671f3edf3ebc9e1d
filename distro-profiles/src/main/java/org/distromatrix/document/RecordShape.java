package org.distromatrix.document;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record type as an object with known keys.
 *
 * @param type the record's class
 * @param constructor its canonical constructor
 * @param components its components in the order of the constructor
 */
record RecordShape(Class<?> type, Constructor<?> constructor, List<Component> components)
    implements Shape {
  @Override
  public String expected() {
    return shorthand().map(c -> c.shape().expected() + " or an object").orElse("an object");
  }

  /** The keys users may write. */
  List<String> keys() {
    return components.stream().filter(c -> !c.rest()).map(Component::key).toList();
  }

  @Nullable Component component(String key) {
    for (Component component : components) {
      if (!component.rest() && component.key().equals(key)) {
        return component;
      }
    }
    return null;
  }

  /** The component whose value alone may stand for the record. */
  Optional<Component> shorthand() {
    return components.stream()
        .filter(c -> c.shorthand() != null)
        .findFirst()
        .filter(c -> !(c.shape() instanceof MapOf));
  }

  Optional<Component> rest() {
    return components.stream().filter(Component::rest).findFirst();
  }
}
