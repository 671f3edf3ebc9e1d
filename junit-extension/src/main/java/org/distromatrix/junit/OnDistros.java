package org.distromatrix.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.Isolation;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class once in each cell of the project's matrix, or a method, where it stands in
 * place of {@code @Test}.
 *
 * <pre>
 * &#64;OnDistros({"debian:*", "!debian:11"})
 * class TallyIT {
 *   &#64;Test
 *   void tellsItsVersion(Guest guest) {
 *     assertThat(guest.exec("tally", "--version")).succeeds().prints("tally 1.0");
 *   }
 * }
 * </pre>
 *
 * <p>Each cell is a node of its own, named by the cell's id, with the class's tests below it.
 * {@link Guest}, {@link Distro} and {@link org.distromatrix.plan.Cell} are given as parameters of
 * constructors, tests and lifecycle methods, and put into fields of these types. Every attribute
 * that is left alone is taken from the configuration parameter of its name ({@code matrix.distros},
 * {@code matrix.boot}, {@code matrix.project}, {@code matrix.timeout}), where there is one.
 *
 * <p>Given several times, it stands for the cells of all: for example for some with a package and
 * some without, or nspawn here and machines there.
 *
 * <p>Where {@code matrix run} runs the class, in a suite of {@code format: junit-platform}, there
 * is one cell, that of the suite, and the guest is that of the run; for other cells the class is
 * left out.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ClassTemplate
@TestTemplate
@ExtendWith(OnDistrosExtension.class)
@Repeatable(OnDistros.Several.class)
public @interface OnDistros {
  /**
   * Which cells, as on the command line of {@code matrix run}: {@code "debian:13"}, {@code
   * "fedora:*"}, <code>"*&#47;qemu"</code>, {@code "CC=gcc"}; with {@code !} before it: not these.
   * Empty: what {@code matrix run} runs without a selection.
   */
  String[] value() default {};

  /** How to boot; empty: as matrix.yaml says. */
  BootKind[] boot() default {};

  /**
   * How often a pristine guest is given: one for all classes with equal wishes ({@code CELL}), one
   * for each class ({@code SUITE}), or one for each test ({@code TEST}). A class that reboots its
   * guest wants one of its own.
   */
  Isolation isolation() default Isolation.CELL;

  /** Packages that are needed beside those of matrix.yaml: well-known or native names. */
  String[] packages() default {};

  /** Whether guests have a network beyond loopback. */
  boolean network() default false;

  /** Whether machines have to boot, where they could go on from a saved state. */
  boolean coldBoot() default false;

  /** Limit for each program in the guest, such as {@code "30s"}; empty: two minutes. */
  String timeout() default "";

  /**
   * The folder that holds matrix.yaml, from the working directory; empty: the nearest one at or
   * above the working directory.
   */
  String project() default "";

  /** Holds several of them; the compiler writes it. */
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @Documented
  @Inherited
  @ClassTemplate
  @TestTemplate
  @ExtendWith(OnDistrosExtension.class)
  @interface Several {
    /** One after the other. */
    OnDistros[] value();
  }
}
