package org.distromatrix.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.run.OpenCell;
import org.distromatrix.suite.ThrownOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/** Tells the run what came of the tests in its cells. */
final class OutcomeReport
    implements BeforeEachCallback,
        AfterAllCallback,
        AfterClassTemplateInvocationCallback,
        InvocationInterceptor,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler,
        TestWatcher {
  private final GuestSupply supply;
  private final Map<String, Long> started = new ConcurrentHashMap<>();

  OutcomeReport(GuestSupply supply) {
    this.supply = supply;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    TestName name = supply.name(context);
    started.put(context.getUniqueId(), System.nanoTime());
    supply.opened().ifPresent(cell -> cell.started(name.suite(), name.test()));
  }

  /** Dynamic tests have no callbacks; their names are those of their factory and their own. */
  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext test,
      ExtensionContext context)
      throws Throwable {
    beforeEach(context);
    try {
      invocation.proceed();
    } catch (TestAbortedException e) {
      ended(context, ThrownOutcome.skipped(e));
      throw e;
    } catch (Throwable e) {
      ended(context, ThrownOutcome.failed(e));
      throw counted(e);
    }
    ended(context, Outcome.passed());
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable cause)
      throws Throwable {
    throw counted(cause);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable cause)
      throws Throwable {
    throw counted(cause);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable cause)
      throws Throwable {
    throw counted(cause);
  }

  /** The failure, as far as it counts. */
  private Throwable counted(Throwable cause) {
    return AllowedFailure.of(supply.cell(), cause).<Throwable>map(a -> a).orElse(cause);
  }

  /** As {@link #afterClassTemplateInvocation}, for nested classes. */
  @Override
  public void afterAll(ExtensionContext context) {
    afterClassTemplateInvocation(context);
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    ended(context, Outcome.passed());
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    ended(context, ThrownOutcome.failed(cause));
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    ended(context, aborted(cause));
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    ended(context, Outcome.skipped(reason.orElse("disabled")));
  }

  /** What keeps a whole class from being tested in a cell is told of the class. */
  @Override
  public void afterClassTemplateInvocation(ExtensionContext context) {
    context
        .getExecutionException()
        .filter(cause -> !isProblemOfTheCell(cause))
        .ifPresent(
            cause ->
                ended(
                    context,
                    cause instanceof TestAbortedException
                        ? aborted(cause)
                        : ThrownOutcome.failed(cause)));
  }

  /** Why there is no guest is told of the cell. */
  private static boolean isProblemOfTheCell(Throwable cause) {
    return cause instanceof MatrixFailure
        || (cause instanceof AllowedFailure && cause.getCause() instanceof MatrixFailure);
  }

  private static Outcome aborted(@Nullable Throwable cause) {
    return cause instanceof AllowedFailure allowed
        ? ThrownOutcome.failed(allowed.getCause())
        : ThrownOutcome.skipped(cause);
  }

  /** Without a run, as none could begin, there is nobody to tell. */
  private void ended(ExtensionContext context, Outcome outcome) {
    Long start = started.remove(context.getUniqueId());
    Duration took = start == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
    supply.opened().ifPresent(cell -> ended(cell, supply.name(context), outcome, took));
  }

  private static void ended(OpenCell cell, TestName name, Outcome outcome, Duration took) {
    Path log = cell.log(name.suite(), name.test());
    cell.ended(
        name.suite(),
        name.test(),
        outcome,
        took,
        Files.exists(log) ? Optional.of(log) : Optional.empty());
  }
}
