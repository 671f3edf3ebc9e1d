package org.distromatrix.junit.engine;

import java.util.Optional;
import org.distromatrix.failure.MatrixException;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * Runs a project's suites as {@code matrix run} does: cells, suites and tests are nodes, whose
 * unique ids can be selected. A project is found where a file {@code matrix.yaml} or its folder is
 * selected, or where the configuration parameter {@code matrix.engine} names the folder; else this
 * engine has no tests.
 */
public final class MatrixTestEngine implements TestEngine {
  /** The engine's id. */
  public static final String ID = "distro-matrix";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Optional<String> getGroupId() {
    return Optional.of("org.distromatrix");
  }

  @Override
  public Optional<String> getArtifactId() {
    return Optional.of("junit-extension");
  }

  /** A matrix.yaml with errors is a node that fails with them: discovery itself shows none. */
  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    var wanted = MatrixSelectors.of(request);
    if (wanted.isEmpty()) {
      return new EngineDescriptor(id, "Distro Matrix");
    }
    try {
      return MatrixTree.plan(id, wanted.get());
    } catch (MatrixException e) {
      return new MatrixTree(id, e);
    }
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor root = request.getRootTestDescriptor();
    if (root instanceof MatrixTree tree && !tree.isEmpty()) {
      new TreeRun(tree, request).execute();
    } else {
      request.getEngineExecutionListener().executionStarted(root);
      request
          .getEngineExecutionListener()
          .executionFinished(root, TestExecutionResult.successful());
    }
  }
}
