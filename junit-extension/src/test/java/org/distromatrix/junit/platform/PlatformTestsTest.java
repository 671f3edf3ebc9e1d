package org.distromatrix.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.junit.Guest;
import org.distromatrix.junit.assertj.ExecAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.launcher.core.LauncherFactory;

/** Classes of a project, run by JUnit without a guest. */
class PlatformTestsTest {
  @Test
  void everyTestIsToldWithANameOfItsOwn() {
    ToldRun told = new ToldRun("org.example.Plain", "package:org.example.other").run();

    assertThat(told.ended)
        .containsExactlyInAnyOrder(
            "Plain/a_prints: passed",
            "Plain/b_fails: assertion: not",
            "Plain/c_aborts: skipped: Assumption failed: no need",
            "Plain/d_disabled: skipped: not yet",
            "Plain/e_takes x: passed",
            "Plain/e_takes y: assertion: only x",
            "Plain/f_makes one: passed",
            "Plain/f_makes two: passed",
            "Plain/g_overloaded(): passed",
            "Plain/g_overloaded(TestInfo): passed",
            "Plain/Inner/isNested: passed",
            "org.example.other.Plain/a_prints: passed");
    assertThat(told.details.get("Plain/b_fails"))
        .startsWith("org.opentest4j.AssertionFailedError: not\nat all\n\tat ")
        .contains("at org.example.Plain.b_fails(Plain.java:");
  }

  @Test
  void whatATestPrintsIsInItsLogAndNowhereElse() {
    PrintStream before = System.out;
    var elsewhere = new ByteArrayOutputStream();
    PrintStream captured = new PrintStream(elsewhere, true, StandardCharsets.UTF_8);
    System.setOut(captured);
    ToldRun told;
    try {
      told = new ToldRun("org.example.Plain").run();
      assertThat(System.out).isSameAs(captured);
    } finally {
      System.setOut(before);
    }

    assertThat(told.printed("Plain/a_prints")).isEqualTo("to stdout\nto stderr\nby a thread\n");
    assertThat(told.printed("Plain/f_makes two")).isEqualTo("two runs\n");
    assertThat(told.printed("Plain/(class)")).isEqualTo("before all\n");
    assertThat(elsewhere.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void onlySelectedTestsRun() {
    ToldRun invocation = new ToldRun("org.example.Plain").only("Plain/e_takes x").run();
    assertThat(invocation.ended).containsExactly("Plain/e_takes x: passed");
    assertThat(invocation.printed("Plain/e_takes x")).isEqualTo("x runs\n");
    assertThat(invocation.printed("Plain/e_takes y")).isEmpty();
    ToldRun dynamic = new ToldRun("org.example.Plain").only("Plain/f_makes two").run();
    assertThat(dynamic.ended).containsExactly("Plain/f_makes two: passed");
    assertThat(dynamic.printed("Plain/f_makes one")).isEmpty();
    assertThat(new ToldRun("org.example.Plain").only("Plain/Inner/*").run().ended)
        .containsExactly("Plain/Inner/isNested: passed");
  }

  @Test
  void whatFailedRunsAgainByItsId() {
    ToldRun first = new ToldRun("org.example.Plain").only("Plain/e_takes y").run();

    assertThat(new ToldRun("none").again(first.ids).run().ended)
        .containsExactly("Plain/e_takes y: assertion: only x");
  }

  @Test
  void patternsNameClassesOfPackages() {
    assertThat(new ToldRun("org.example.*ain").only("*/a_prints").run().ended)
        .containsExactly("Plain/a_prints: passed");
    assertThat(new ToldRun("org.example.**.Plain").run().ended)
        .containsExactly("Plain/a_prints: passed");
    assertThat(new ToldRun("org.**Plain").only("*/a_prints").run().ended)
        .hasSize(2)
        .allMatch(end -> end.endsWith("Plain/a_prints: passed"));
  }

  @Test
  void classesThatAreNotThereAreToldBeforeAnythingRuns() {
    assertThatThrownBy(new ToldRun("org.example.Plain", "org.example.Missing")::run)
        .isInstanceOf(MatrixException.class)
        .hasMessage("there is no class 'org.example.Missing' on the class path of the suite");
    assertThatThrownBy(new ToldRun("org.example.nothing.*")::run)
        .isInstanceOf(MatrixException.class)
        .hasMessage("no class on the class path of the suite matches 'org.example.nothing.*'");
  }

  @Test
  void aClassThatCannotBeginIsAFailureOfTheClass() {
    ToldRun told = new ToldRun("org.example.BrokenClass").run();
    assertThat(told.ended).containsExactly("BrokenClass/(class): assertion: no database");

    System.setProperty("org.example.mended", "true");
    try {
      assertThat(new ToldRun("none").again(told.ids).run().ended)
          .containsExactly("BrokenClass/follows: passed", "BrokenClass/(class): passed");
    } finally {
      System.clearProperty("org.example.mended");
    }
  }

  @Test
  void theDocumentationNamesTheJUnitThatRuns() throws IOException {
    assertThat(Path.of("../docs/junit-platform.md"))
        .content()
        .contains("JUnit (" + LauncherFactory.class.getPackage().getImplementationVersion() + ",");
  }

  @Test
  void librariesOfTheCommandAreNotTheProjects() throws ClassNotFoundException {
    try (ProjectClasses none = ProjectClasses.of(List.of())) {
      assertThatThrownBy(() -> none.loadClass("picocli.CommandLine"))
          .isInstanceOf(ClassNotFoundException.class);
      assertThat(none.getResource("META-INF/services/org.junit.platform.engine.TestEngine"))
          .isNotNull();
    }
    List<Path> own = List.of(ToldRun.location(ToldRun.class), ToldRun.location(Assertions.class));
    try (ProjectClasses project = ProjectClasses.of(own)) {
      assertThat(project.loadClass("org.junit.jupiter.api.Test")).isSameAs(Test.class);
      assertThat(project.loadClass("org.distromatrix.junit.Guest")).isSameAs(Guest.class);
      assertThat(
              List.of(
                  "org.example.Plain", ExecAssert.class.getName(), "org.assertj.core.api.Assert"))
          .allMatch(name -> isTheProjects(project, name));
    }
  }

  private static boolean isTheProjects(ProjectClasses project, String name) {
    try {
      return project.loadClass(name).getClassLoader() == project;
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @Timeout(60)
  void testsStopWhenTheyAreToldTo() throws InterruptedException {
    ToldRun told = new ToldRun("org.example.NeverEnds");
    Thread thread = new Thread(told::run);
    thread.start();
    told.begun.await();
    told.stop();
    thread.interrupt();
    thread.join();

    assertThat(told.ended).containsExactly("NeverEnds/a_waits: assertion: InterruptedException");
  }
}
