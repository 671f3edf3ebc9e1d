package org.distromatrix.document;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the text of a scalar, of each element of a list, or of each key of a map looks like. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Matches {
  /** Regular expression for the whole text; one that Java and ECMA 262 read alike. */
  String value();

  /** The same in words, to follow "expected": {@code letters, digits and '_'}. */
  String expected();
}
