package org.distromatrix.document;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record with what its annotations say.
 *
 * @param index its place among the record's components
 * @param key the key users write
 * @param shape what its value looks like
 * @param doc what it means; "" if nothing is said
 * @param defaults the scalars it has when absent; empty for none
 * @param required whether absence is a problem even where it could be empty
 * @param nonEmpty whether it must hold something where it is given
 * @param rest whether it takes all other keys
 */
record Component(
    int index,
    String key,
    Shape shape,
    String doc,
    List<String> defaults,
    boolean required,
    boolean nonEmpty,
    boolean rest,
    @Nullable Matches matches,
    @Nullable String shorthand) {
  static Component of(int index, RecordComponent component, Shape shape) {
    var key = component.getAnnotation(Key.class);
    var doc = component.getAnnotation(Doc.class);
    var defaults = component.getAnnotation(Default.class);
    var shorthand = component.getAnnotation(Shorthand.class);
    return new Component(
        index,
        key == null ? dashed(component.getName()) : key.value(),
        shape,
        doc == null ? "" : doc.value(),
        defaults == null ? List.of() : List.of(defaults.value()),
        has(component, Required.class),
        has(component, NonEmpty.class),
        has(component, Rest.class),
        component.getAnnotation(Matches.class),
        shorthand == null ? null : shorthand.value());
  }

  private static boolean has(
      AnnotatedElement element, Class<? extends java.lang.annotation.Annotation> annotation) {
    return element.isAnnotationPresent(annotation);
  }

  /** {@code allowFailure} as {@code allow-failure}. */
  private static String dashed(String name) {
    return CAPITAL.matcher(name).replaceAll("-$0").toLowerCase(Locale.ROOT);
  }

  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
}
