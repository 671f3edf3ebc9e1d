package org.distromatrix.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The directions that dependencies of this module may have. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.distromatrix.junit");

  @Test
  void noPackageCycle() {
    slices().matching("org.distromatrix.junit.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theExtensionNeedsNeitherTheAssertionsNorTheEngine() {
    noClasses()
        .that()
        .resideInAPackage("org.distromatrix.junit")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.distromatrix.junit.*..", "org.assertj..")
        .check(CLASSES);
  }

  @Test
  void nothingPrintsOrSleeps() {
    noClasses()
        .that()
        .doNotHaveSimpleName("PrintedOutput") // takes what tests print
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .because("a test's output is its own, and there is an event to wait for")
        .check(CLASSES);
  }

  @Test
  void onlyWhoUsesParametersNeedsTheirModule() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("DistroArguments")
        .and()
        .haveSimpleNameNotStartingWith("DistroSource")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.junit.jupiter.params..")
        .because("it is an optional dependency")
        .check(CLASSES);
  }
}
