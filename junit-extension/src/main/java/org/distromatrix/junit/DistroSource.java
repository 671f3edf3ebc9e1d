package org.distromatrix.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.Isolation;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * The cells of the project's matrix as arguments of a {@code @ParameterizedTest} or
 * {@code @ParameterizedClass}, alone or crossed with others:
 *
 * <pre>
 * &#64;ParameterizedTest
 * &#64;DistroSource(value = "debian:*", cross = "levels")
 * void packs(Distro distro, int level, Guest guest) { ... }
 *
 * static IntStream levels() {
 *   return IntStream.of(1, 9);
 * }
 * </pre>
 *
 * <p>The first parameter is a {@link Distro} or a {@link org.distromatrix.plan.Cell}. Those that
 * {@code cross} gives follow, and a {@link Guest} comes last, given as in classes with {@link
 * OnDistros}, whose attributes these are.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ArgumentsSource(DistroArguments.class)
@ExtendWith(DistroSourceExtension.class)
public @interface DistroSource {
  /** Which cells; see {@link OnDistros#value}. */
  String[] value() default {};

  /**
   * Name of a static method of the class, without parameters, whose stream, collection or array
   * holds what each cell is crossed with: single values, or {@code Arguments} of several. Empty:
   * nothing.
   */
  String cross() default "";

  /** How to boot; see {@link OnDistros#boot}. */
  BootKind[] boot() default {};

  /** How often a pristine guest is given; {@code SUITE}: for each set of arguments. */
  Isolation isolation() default Isolation.CELL;

  /** Packages that are needed; see {@link OnDistros#packages}. */
  String[] packages() default {};

  /** Whether guests have a network beyond loopback. */
  boolean network() default false;

  /** Whether machines have to boot; see {@link OnDistros#coldBoot}. */
  boolean coldBoot() default false;

  /** Limit for each program in the guest; see {@link OnDistros#timeout}. */
  String timeout() default "";

  /** The folder that holds matrix.yaml; see {@link OnDistros#project}. */
  String project() default "";
}
