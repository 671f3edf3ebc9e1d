package org.distromatrix.junit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * Gives every class that {@code matrix run} runs the guest of its cell, annotated or not, and
 * leaves out the tests that are not selected. Registered for all classes there; idle elsewhere.
 */
public final class RunExtension
    implements ExecutionCondition,
        ParameterResolver,
        TestInstancePostProcessor,
        AfterEachCallback,
        InvocationInterceptor {
  private static final ConditionEvaluationResult WANTED =
      ConditionEvaluationResult.enabled("selected");

  /** As {@link GuestInjection}'s. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  private static Optional<GuestInjection> injection(ExtensionContext context) {
    return CellOfRun.of(context).map(place -> new GuestInjection(RunSupply.of(place, context)));
  }

  private static boolean leftOut(ExtensionContext context) {
    return CellOfRun.of(context).filter(place -> place.leavesOut(context)).isPresent();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return leftOut(context) ? ConditionEvaluationResult.disabled("not selected") : WANTED;
  }

  /** Dynamic tests are asked about nowhere else. */
  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext test,
      ExtensionContext context)
      throws Throwable {
    if (leftOut(context)) {
      invocation.skip();
    } else {
      invocation.proceed();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return GuestInjection.gives(parameter) && CellOfRun.of(context).isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return injection(context).orElseThrow().resolveParameter(parameter, context);
  }

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context) throws Exception {
    Optional<GuestInjection> injection = injection(context);
    if (injection.isPresent()) {
      injection.get().postProcessTestInstance(instance, context);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    injection(context).ifPresent(injection -> injection.afterEach(context));
  }
}
