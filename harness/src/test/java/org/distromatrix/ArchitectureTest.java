package org.distromatrix;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the direction of the data: nothing downstream is imported upstream. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.distromatrix");

  /** Low to high; what stands on one line does not know its neighbours. */
  private static final List<List<String>> LAYERS =
      List.of(
          List.of("document", "report"),
          List.of("distro"),
          List.of("failure"),
          List.of("command"),
          List.of("config"),
          List.of("plan"),
          List.of("event"),
          List.of("host"),
          List.of("image"),
          List.of("build", "remote"),
          List.of("disk"),
          List.of("machine", "container"),
          List.of("guest"),
          List.of("suite"),
          List.of("run"),
          List.of("cli"));

  @Test
  void aStageKnowsOnlyWhatComesBeforeIt() {
    LayeredArchitecture rule = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (List<String> level : LAYERS) {
      for (String name : level) {
        rule = rule.layer(name).definedBy("org.distromatrix." + name + "..");
      }
    }
    for (int i = 0; i < LAYERS.size(); i++) {
      String[] higher =
          LAYERS.subList(i + 1, LAYERS.size()).stream()
              .flatMap(List::stream)
              .toArray(String[]::new);
      for (String name : LAYERS.get(i)) {
        rule =
            higher.length == 0
                ? rule.whereLayer(name).mayNotBeAccessedByAnyLayer()
                : rule.whereLayer(name).mayOnlyBeAccessedByLayers(higher);
      }
    }
    rule.check(CLASSES);
  }

  @Test
  void everyPackageHasItsPlace() {
    String[] known =
        LAYERS.stream()
            .flatMap(List::stream)
            .map(name -> "org.distromatrix." + name + "..")
            .toArray(String[]::new);
    noClasses().should().resideOutsideOfPackages(known).check(CLASSES);
  }

  @Test
  void noPackageCycle() {
    slices().matching("org.distromatrix.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void reportsAndProfilesDependOnNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage("org.distromatrix.report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.distromatrix.distro..", "org.distromatrix.document..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandPrintsAndExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.distromatrix.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("what happens is told through events, and the exit code is chosen in one place")
        .check(CLASSES);
  }

  @Test
  void nothingSleepsToWait() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class, int.class)
        .because("there is an event to wait for, with a bound")
        .check(CLASSES);
  }

  @Test
  void outsideProgramsGoThroughOneDoor() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.distromatrix.command..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .check(CLASSES);
  }
}
