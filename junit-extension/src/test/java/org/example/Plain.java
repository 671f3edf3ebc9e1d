package org.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class as projects have it, without anything of ours. */
@TestMethodOrder(MethodOrderer.MethodName.class)
@SuppressWarnings("SystemOut")
public class Plain {
  @BeforeAll
  static void before() {
    System.out.println("before all");
  }

  @Test
  void a_prints() throws InterruptedException {
    System.out.println("to stdout");
    System.err.println("to stderr");
    Thread thread = new Thread(() -> System.out.println("by a thread"));
    thread.start();
    thread.join();
    assertThat(getClass().getClassLoader())
        .isNotSameAs(Test.class.getClassLoader())
        .isSameAs(Thread.currentThread().getContextClassLoader());
  }

  @Test
  void b_fails() {
    fail("not\nat all");
  }

  @Test
  void c_aborts() {
    assumeTrue(false, "no need");
  }

  @Test
  @Disabled("not yet")
  void d_disabled() {}

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @ValueSource(strings = {"x", "y"})
  void e_takes(String text) {
    System.out.println(text + " runs");
    if (!text.equals("x")) {
      fail("only x");
    }
  }

  @TestFactory
  Stream<DynamicTest> f_makes() {
    return Stream.of("one", "two")
        .map(name -> DynamicTest.dynamicTest(name, () -> System.out.println(name + " runs")));
  }

  @Test
  void g_overloaded() {}

  @Test
  void g_overloaded(TestInfo info) {}

  @Nested
  class Inner {
    @Test
    void isNested() {}
  }
}
