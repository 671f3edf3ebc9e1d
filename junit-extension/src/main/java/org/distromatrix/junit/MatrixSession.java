package org.distromatrix.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.remote.SshWarmUp;
import org.distromatrix.run.Slots;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** All that lives as long as JUnit's launcher session: guests, and one run for each project. */
final class MatrixSession implements AutoCloseable {
  private static final Namespace NAMESPACE = Namespace.create(MatrixSession.class);

  private final CompletableFuture<SshKeys> keys = SshWarmUp.start();
  private final Map<Path, ProjectRun> projects = new HashMap<>();
  private final GuestPool pool;

  private MatrixSession(GuestPool pool) {
    this.pool = pool;
  }

  /** The session that a test belongs to. */
  static MatrixSession of(ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .computeIfAbsent(
            MatrixSession.class,
            type -> new MatrixSession(new GuestPool(jobs(context))),
            MatrixSession.class);
  }

  private static int jobs(ExtensionContext context) {
    String text = context.getConfigurationParameter("matrix.jobs").orElse("").strip();
    if (text.isEmpty()) {
      return Slots.onThisHost();
    }
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw MatrixException.usage(
              "configuration parameter matrix.jobs: '%s' is no number of guests".formatted(text))
          .withHint("it says how many may live at once, as in 4");
    }
    return Integer.parseInt(text);
  }

  /** The run of the project that is meant. */
  synchronized ProjectRun project(Demand demand) {
    return projects.computeIfAbsent(
        demand.matrix().folder(), folder -> new ProjectRun(folder, keys::join, pool));
  }

  /** Every run writes its results, even if another one cannot. */
  @Override
  public synchronized void close() {
    List<RuntimeException> failures = new ArrayList<>();
    try {
      pool.close();
    } catch (RuntimeException e) {
      failures.add(e);
    }
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
