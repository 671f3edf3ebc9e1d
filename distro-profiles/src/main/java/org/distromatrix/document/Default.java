package org.distromatrix.document;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a component whose key is absent, written as in the document. Without it an absent
 * {@code Optional}, list or map is empty, a boolean false, a record made of its own defaults, and
 * anything else a missing key.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
  /** The scalar; several for a list. */
  String[] value();
}
