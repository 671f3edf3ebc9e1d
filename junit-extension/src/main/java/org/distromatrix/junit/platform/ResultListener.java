package org.distromatrix.junit.platform;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.distromatrix.guest.GuestLost;
import org.distromatrix.junit.CellOfRun;
import org.distromatrix.junit.MatrixFailure;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.suite.HostRun;
import org.distromatrix.suite.ThrownOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Tells the run what came of the nodes of JUnit's tree. */
final class ResultListener implements TestExecutionListener {
  private final HostRun run;
  private final CellOfRun place;
  private final NodeNames names;
  private final Map<String, TestIdentifier> nodes = new HashMap<>();
  private final Map<String, Long> started = new HashMap<>();
  private @Nullable Throwable engineFailure;

  ResultListener(HostRun run, CellOfRun place, NodeNames names) {
    this.run = run;
    this.place = place;
    this.names = names;
  }

  /** Its extensions ask for its name before it begins. */
  @Override
  public void dynamicTestRegistered(TestIdentifier node) {
    names.of(node);
  }

  @Override
  public void executionStarted(TestIdentifier node) {
    nodes.put(node.getUniqueId(), node);
    started.put(node.getUniqueId(), System.nanoTime());
    String name = names.of(node);
    place.printsTo(run.log(name));
    if (node.isTest() && names.wants(node)) {
      run.started(name);
    }
  }

  @Override
  public void executionSkipped(TestIdentifier node, String reason) {
    String name = names.of(node);
    if (!run.stopped() && names.wants(node)) {
      run.ended(node.getUniqueId(), name, Outcome.skipped(reason), Duration.ZERO, "");
    }
  }

  @Override
  public void executionFinished(TestIdentifier node, TestExecutionResult result) {
    Throwable thrown = result.getThrowable().orElse(null);
    if (node.getParentId().isEmpty()) {
      engineFailure = thrown == null ? engineFailure : thrown;
    } else if (node.isTest() ? names.wants(node) : isOfInterest(node, result)) {
      run.ended(
          node.getUniqueId(), names.of(node), outcome(result), took(node), details(result, thrown));
    }
    node.getParentId()
        .map(nodes::get)
        .ifPresent(parent -> place.printsTo(run.log(names.of(parent))));
  }

  /** What holds tests is told of where it fails, and where it did before. */
  private boolean isOfInterest(TestIdentifier container, TestExecutionResult result) {
    return run.again().contains(container.getUniqueId())
        || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
  }

  private Duration took(TestIdentifier node) {
    return Duration.ofNanos(
        System.nanoTime() - started.getOrDefault(node.getUniqueId(), System.nanoTime()));
  }

  private static Outcome outcome(TestExecutionResult result) {
    Throwable thrown = result.getThrowable().orElse(null);
    return switch (result.getStatus()) {
      case SUCCESSFUL -> Outcome.passed();
      case ABORTED -> ThrownOutcome.skipped(thrown);
      case FAILED -> ThrownOutcome.failed(reason(thrown));
    };
  }

  /** JUnit wraps what hinders it from giving a guest. */
  private static @Nullable Throwable reason(@Nullable Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof MatrixFailure || cause instanceof GuestLost) {
        return cause;
      }
    }
    return thrown;
  }

  private String details(TestExecutionResult result, @Nullable Throwable thrown) {
    if (thrown == null || result.getStatus() != TestExecutionResult.Status.FAILED) {
      return "";
    }
    if (reason(thrown) instanceof MatrixFailure failure) {
      return String.valueOf(failure.getMessage());
    }
    return run.masked(ThrownOutcome.trace(thrown));
  }

  /** An engine that failed may have lost tests. */
  void requireWholeEngines() {
    if (engineFailure != null) {
      throw new IllegalStateException(String.valueOf(engineFailure.getMessage()), engineFailure);
    }
  }
}
