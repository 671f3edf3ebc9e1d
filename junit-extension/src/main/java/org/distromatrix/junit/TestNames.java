package org.distromatrix.junit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Names of tests in results, all different: a test that is run again has the name that it had, and
 * no other one has. Any thread may ask.
 */
final class TestNames {
  private final Map<String, TestName> names = new HashMap<>();
  private final Map<String, String> suites = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * The name of a test or class in a cell.
   *
   * @param cell id; tests of two cells may have the same name
   */
  synchronized TestName of(ExtensionContext context, String cell) {
    return names.computeIfAbsent(
        context.getUniqueId(), id -> choose(TestName.of(context), context, cell));
  }

  private TestName choose(TestName plain, ExtensionContext context, String cell) {
    String suite = suite(plain, context);
    String test = plain.test();
    for (int i = 2; !taken.add(cell + "//" + suite + "/" + test); i++) {
      test = plain.test() + " (" + i + ")";
    }
    return new TestName(suite, test);
  }

  /** The class's simple name, unless another class has it. */
  private String suite(TestName plain, ExtensionContext context) {
    if (context.getTestClass().isEmpty()) {
      return suite(plain, context.getParent().orElseThrow());
    }
    Class<?> outermost =
        context.getEnclosingTestClasses().stream()
            .findFirst()
            .orElse(context.getRequiredTestClass());
    String owner = suites.computeIfAbsent(plain.suite(), name -> outermost.getName());
    return owner.equals(outermost.getName()) ? plain.suite() : outermost.getName();
  }
}
