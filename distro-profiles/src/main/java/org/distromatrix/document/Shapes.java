package org.distromatrix.document;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the shapes of record types, each once. */
final class Shapes {
  private final Map<Class<?>, ScalarType<?>> scalars = new HashMap<>();
  private final Map<Class<?>, Shape> known = new HashMap<>();

  Shapes(List<ScalarType<?>> own) {
    BuiltInScalars.ALL.forEach(scalar -> scalars.put(scalar.javaType(), scalar));
    own.forEach(scalar -> scalars.put(scalar.javaType(), scalar));
  }

  synchronized RecordShape record(Class<?> type) {
    var shape = known.get(type);
    if (shape == null) {
      shape = inspect(type);
      known.put(type, shape);
    }
    return (RecordShape) shape;
  }

  private RecordShape inspect(Class<?> type) {
    var components = type.getRecordComponents();
    var list = new ArrayList<Component>();
    for (RecordComponent component : components) {
      list.add(Component.of(list.size(), component, shape(component.getGenericType())));
    }
    return new RecordShape(type, canonicalConstructor(type, components), List.copyOf(list));
  }

  private static Constructor<?> canonicalConstructor(Class<?> type, RecordComponent[] components) {
    var parameters = Arrays.stream(components).map(RecordComponent::getType);
    try {
      var constructor = type.getDeclaredConstructor(parameters.toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Record without a canonical constructor: " + type, e);
    }
  }

  private Shape shape(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    var plain = (Class<?>) type;
    if (plain.isRecord() && !scalars.containsKey(plain)) {
      return record(plain);
    }
    return new Shape.Scalar(scalar(plain));
  }

  private Shape generic(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    var raw = (Class<?>) type.getRawType();
    if (raw == Map.class) {
      return new Shape.MapOf(arguments[0] != String.class, shape(arguments[1]));
    }
    var inner = shape(arguments[0]);
    if (raw == List.class) {
      return new Shape.ListOf(inner);
    } else if (raw == Optional.class) {
      return new Shape.OptionalOf(inner);
    } else if (raw == Located.class) {
      return new Shape.LocatedAt(inner);
    }
    throw new IllegalStateException("No document can hold a " + type);
  }

  private ScalarType<?> scalar(Class<?> type) {
    var scalar = scalars.get(type);
    if (scalar != null) {
      return scalar;
    } else if (type.isEnum()) {
      return BuiltInScalars.words(type);
    }
    throw new IllegalStateException("No scalar type is registered for " + type);
  }
}
