package org.distromatrix.junit.engine;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.distromatrix.event.Masker;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.remote.SshWarmUp;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.run.Engine;
import org.distromatrix.run.Interruption;
import org.distromatrix.run.Project;
import org.distromatrix.run.RecordedRun;
import org.distromatrix.run.RunFolder;
import org.distromatrix.run.RunOptions;
import org.distromatrix.run.RunReports;
import org.distromatrix.run.RunVerdict;
import org.distromatrix.run.Slots;
import org.distromatrix.suite.AfterFailure;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestExecutionResult;

/** Runs a tree's cells, and tells JUnit what comes of them. */
final class TreeRun {
  private final MatrixTree tree;
  private final EngineExecutionListener listener;
  private final CancellationToken cancellation;
  private final Interruption interruption = new Interruption();

  TreeRun(MatrixTree tree, ExecutionRequest request) {
    this.tree = tree;
    this.listener = request.getEngineExecutionListener();
    this.cancellation = request.getCancellationToken();
  }

  void execute() {
    listener.executionStarted(tree);
    TestExecutionResult result = TestExecutionResult.successful();
    try {
      if (tree.problem().isPresent()) {
        throw tree.problem().get();
      }
      tree.left().ifPresent(this::run);
    } catch (MatrixException e) {
      result = TestExecutionResult.failed(new NodeFailure(e));
    } catch (RuntimeException e) {
      result = TestExecutionResult.failed(e);
    }
    listener.executionFinished(tree, result);
  }

  private void run(Project project) {
    project.requireHostTests();
    Map<String, String> environment = System.getenv();
    CompletableFuture<SshKeys> keys = SshWarmUp.start();
    Masker masker = project.masker(environment);
    try (Engine engine =
        Engine.open(environment, project, project.selected().cells(), masker, keys::join)) {
      RunFolder folder = RunFolder.create(project.file().folder(), Clock.systemUTC().instant());
      try {
        run(engine, project, folder, masker);
      } finally {
        engine.giveToCaller(folder.matrix());
        engine.tidy();
      }
    }
  }

  private void run(Engine engine, Project project, RunFolder folder, Masker masker) {
    var nodes = new NodeEvents(tree, listener, folder.path());
    try {
      RecordedRun.Ended ended =
          new RecordedRun(
                  engine,
                  project,
                  project.selected().cells(),
                  folder,
                  RunOptions.standard(Slots.onThisHost()),
                  masker,
                  interruption)
              .execute(
                  stamped -> {
                    if (cancellation.isCancellationRequested()) {
                      interruption.interrupt("INT");
                    }
                    nodes.accept(stamped);
                  },
                  AfterFailure.nothing(),
                  version(),
                  List.of(),
                  result -> result,
                  result -> written(result, folder));
      if (ended.verdict() == RunVerdict.INFRASTRUCTURE) {
        nodes.fail(
            "the run failed for want of something else than its tests: see " + folder.path());
      }
    } finally {
      nodes.finish();
    }
  }

  private static String version() {
    return Objects.requireNonNullElse(
        TreeRun.class.getPackage().getImplementationVersion(), "development");
  }

  private static RunVerdict written(RunResult result, RunFolder folder) {
    try {
      RunReports.remember(result, folder, Optional.empty());
    } catch (IOException e) {
      throw MatrixException.infrastructure("Cannot write the results of the run: " + e).causedBy(e);
    }
    return RunVerdict.of(result, false);
  }
}
