package org.distromatrix.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.remote.SshWarmUp;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** All that lives as long as JUnit's launcher session: one run for each project. */
final class MatrixSession implements AutoCloseable {
  private static final Namespace NAMESPACE = Namespace.create(MatrixSession.class);

  private final CompletableFuture<SshKeys> keys = SshWarmUp.start();
  private final Map<Path, ProjectRun> projects = new HashMap<>();

  /** The session that a test belongs to. */
  static MatrixSession of(ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .computeIfAbsent(MatrixSession.class, type -> new MatrixSession(), MatrixSession.class);
  }

  /** The run of the project that is meant. */
  synchronized ProjectRun project(Demand demand) {
    return projects.computeIfAbsent(
        demand.matrix().folder(), folder -> new ProjectRun(folder, keys::join));
  }

  /** Every run writes its results, even if another one cannot. */
  @Override
  public synchronized void close() {
    List<RuntimeException> failures = new ArrayList<>();
    for (ProjectRun project : projects.values()) {
      try {
        project.close();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      RuntimeException first = failures.remove(0);
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }
}
