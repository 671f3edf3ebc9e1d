package org.distromatrix.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/** Tells the run what came of the tests in its cells. */
final class OutcomeReport
    implements BeforeEachCallback, AfterClassTemplateInvocationCallback, TestWatcher {
  private final GuestSupply supply;
  private final Map<String, Long> started = new ConcurrentHashMap<>();

  OutcomeReport(GuestSupply supply) {
    this.supply = supply;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    TestName name = TestName.of(context);
    started.put(context.getUniqueId(), System.nanoTime());
    supply.open().started(name.suite(), name.test());
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    ended(context, Outcome.passed());
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    ended(context, failed(cause));
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    ended(context, skipped(cause));
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
        .filter(cause -> !(cause instanceof MatrixFailure))
        .ifPresent(
            cause ->
                ended(
                    context,
                    cause instanceof TestAbortedException ? skipped(cause) : failed(cause)));
  }

  private static Outcome failed(@Nullable Throwable cause) {
    FailureKind kind =
        cause instanceof org.distromatrix.guest.GuestLost
            ? FailureKind.GUEST_LOST
            : FailureKind.ASSERTION;
    return Outcome.failed(kind, firstLine(cause));
  }

  private static Outcome skipped(@Nullable Throwable cause) {
    return Outcome.skipped(firstLine(cause));
  }

  private static String firstLine(@Nullable Throwable cause) {
    if (cause == null) {
      return "";
    }
    String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
    return message.isEmpty()
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  private void ended(ExtensionContext context, Outcome outcome) {
    TestName name = TestName.of(context);
    Long start = started.remove(context.getUniqueId());
    Duration took = start == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
    Path log = supply.open().log(name.suite(), name.test());
    supply
        .open()
        .ended(
            name.suite(),
            name.test(),
            outcome,
            took,
            Files.exists(log) ? Optional.of(log) : Optional.empty());
  }
}
