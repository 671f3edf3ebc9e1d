package org.distromatrix.junit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a test is called in results: its outermost class is the suite.
 *
 * @param suite simple name of the class
 * @param test nested classes and method, {@code WhenEmpty/tellsSo}; of parameterized tests with the
 *     arguments, of dynamic ones with their own name; {@link #WHOLE_CLASS} for what belongs to no
 *     single test
 */
record TestName(String suite, String test) {
  /** What stands for a class where there is no test. */
  static final String WHOLE_CLASS = "(class)";

  static TestName of(ExtensionContext context) {
    if (context.getTestClass().isEmpty()) {
      TestName factory = of(context.getParent().orElseThrow());
      return new TestName(factory.suite(), factory.test() + " " + context.getDisplayName());
    }
    List<Class<?>> classes = new ArrayList<>(context.getEnclosingTestClasses());
    classes.add(context.getRequiredTestClass());
    String suite = classes.remove(0).getSimpleName();
    List<String> parts =
        classes.stream().map(Class::getSimpleName).collect(Collectors.toCollection(ArrayList::new));
    parts.add(context.getTestMethod().isPresent() ? method(context) : WHOLE_CLASS);
    return new TestName(suite, String.join("/", parts));
  }

  /** What follows the name of a test for the arguments that its cell is crossed with. */
  static String arguments(List<Object> crossed) {
    return crossed.stream().map(argument -> " " + argument).collect(Collectors.joining(","));
  }

  private static String method(ExtensionContext context) {
    var method = context.getRequiredTestMethod();
    boolean overloaded =
        Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
                .filter(other -> !other.isSynthetic() && other.getName().equals(method.getName()))
                .count()
            > 1;
    String parameters =
        overloaded
            ? Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", "(", ")"))
            : "";
    return method.getName() + parameters + invocation(context);
  }

  /** An invocation for a cell is told apart by its cell, and by the arguments beside it. */
  private static String invocation(ExtensionContext context) {
    String crossed = GuestSupply.argumentsOf(context);
    boolean ours =
        OnDistrosExtension.isOn(context.getRequiredTestMethod()) || GuestSupply.beginsAt(context);
    boolean repeated = context.getUniqueId().matches(".*/\\[test-template-invocation:#\\d+\\]");
    return crossed + (repeated && !ours ? " " + context.getDisplayName() : "");
  }

  @Override
  public String toString() {
    return suite + "/" + test;
  }
}
