package org.distromatrix.junit.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvent.CellEnded;
import org.distromatrix.event.RunEvent.CellFailed;
import org.distromatrix.event.RunEvent.CheckEnded;
import org.distromatrix.event.RunEvent.PhaseStarted;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.event.RunEvent.SuiteStarted;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.Outcome;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.FileEntry;

/** Turns the events of a run into those of JUnit's nodes. */
final class NodeEvents implements Consumer<Stamped> {
  private static final String CHECK = "check";

  private final MatrixTree tree;
  private final EngineExecutionListener listener;
  private final Path run;
  private final Set<TestDescriptor> started = new LinkedHashSet<>();
  private final Set<TestDescriptor> finished = new HashSet<>();
  private final Map<String, List<String>> problems = new HashMap<>();
  private TestExecutionResult failure = TestExecutionResult.successful();

  /**
   * @param run the run folder
   */
  NodeEvents(MatrixTree tree, EngineExecutionListener listener, Path run) {
    this.tree = tree;
    this.listener = listener;
    this.run = run;
    start(tree.top());
  }

  @Override
  public void accept(Stamped stamped) {
    RunEvent event = stamped.event();
    if (event instanceof PhaseStarted e) {
      tree.cell(e.cell()).ifPresent(this::start);
    } else if (event instanceof SuiteStarted e) {
      suite(e.cell(), e.suite()).ifPresent(this::start);
    } else if (event instanceof TestEnded e && e.last()) {
      suite(e.cell(), e.suite()).ifPresent(suite -> test(suite, e));
    } else if (event instanceof CheckEnded e) {
      tree.cell(e.cell()).ifPresent(cell -> check(cell, e.result()));
    } else if (event instanceof CellFailed e) {
      problems.computeIfAbsent(e.cell(), id -> new ArrayList<>()).add(text(e.problem()));
    } else if (event instanceof CellEnded e) {
      tree.cell(e.cell()).ifPresent(cell -> end(cell, e.cell()));
    }
  }

  private Optional<? extends TestDescriptor> suite(String cell, String suite) {
    return tree.cell(cell)
        .flatMap(node -> child(node, node.getUniqueId().append(MatrixSelectors.SUITE, suite)));
  }

  private static Optional<? extends TestDescriptor> child(TestDescriptor parent, UniqueId id) {
    return parent.getChildren().stream().filter(node -> node.getUniqueId().equals(id)).findFirst();
  }

  private void start(TestDescriptor node) {
    if (started.add(node)) {
      listener.executionStarted(node);
    }
  }

  private void test(TestDescriptor suite, TestEnded e) {
    start(suite);
    Path log = run.resolve(e.log());
    leaf(
        suite,
        MatrixSelectors.TEST,
        e.test(),
        e.outcome(),
        e.log().isEmpty() || !Files.isRegularFile(log) ? Optional.empty() : Optional.of(log));
  }

  private void check(TestDescriptor cell, CheckResult check) {
    leaf(cell, CHECK, check.name(), check.outcome(), Optional.empty());
  }

  private void leaf(
      TestDescriptor parent, String kind, String name, Outcome outcome, Optional<Path> log) {
    var node = new MatrixTree.TestNode(parent.getUniqueId().append(kind, name), name);
    parent.addChild(node);
    listener.dynamicTestRegistered(node);
    if (outcome instanceof Outcome.Skipped skipped) {
      listener.executionSkipped(node, skipped.reason());
      return;
    }
    listener.executionStarted(node);
    log.ifPresent(file -> listener.fileEntryPublished(node, FileEntry.from(file, "text/plain")));
    listener.executionFinished(
        node,
        outcome instanceof Outcome.Failed failed
            ? TestExecutionResult.failed(
                new NodeFailure(failed.kind().word() + ": " + failed.message()))
            : TestExecutionResult.successful());
  }

  private static String text(CellProblem problem) {
    String hint = problem.hint().isEmpty() ? "" : "\nhint: " + problem.hint();
    String log = problem.log().isEmpty() ? "" : "\nlog: " + problem.log();
    return problem.message() + hint + log;
  }

  private void end(TestDescriptor cell, String id) {
    start(cell);
    for (TestDescriptor suite : List.copyOf(cell.getChildren())) {
      if (started.contains(suite)) {
        finish(suite, TestExecutionResult.successful());
      } else if (suite.isContainer()) {
        finished.add(suite);
        listener.executionSkipped(suite, "its cell ended before");
      }
    }
    List<String> why = problems.getOrDefault(id, List.of());
    finish(
        cell,
        why.isEmpty()
            ? TestExecutionResult.successful()
            : TestExecutionResult.failed(new NodeFailure(String.join("\n", why))));
  }

  private void finish(TestDescriptor node, TestExecutionResult result) {
    if (finished.add(node)) {
      listener.executionFinished(node, result);
    }
  }

  /** Something failed that no cell has told of. */
  void fail(String why) {
    if (!problems.isEmpty()) {
      return;
    }
    failure = TestExecutionResult.failed(new NodeFailure(why));
  }

  /** The run is over: what was not run is skipped, what did not come to its end is aborted. */
  void finish() {
    for (TestDescriptor cell : List.copyOf(tree.top().getChildren())) {
      if (!started.contains(cell)) {
        listener.executionSkipped(cell, "the run ended before");
      } else if (!finished.contains(cell)) {
        abort(cell);
      }
    }
    finish(tree.top(), failure);
  }

  private void abort(TestDescriptor cell) {
    var why = TestExecutionResult.aborted(new NodeFailure("the run ended before"));
    cell.getChildren().stream().filter(started::contains).forEach(suite -> finish(suite, why));
    finish(cell, why);
  }
}
