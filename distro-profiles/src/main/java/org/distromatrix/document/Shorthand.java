package org.distromatrix.document;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A shorter way to write the same. On a component of a record: the record may be written as this
 * component's value alone, the others having their defaults. On a map: one scalar stands for a map
 * with the single key given here.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Shorthand {
  /** The key of the single entry, for maps. */
  String value() default "";
}
