package org.distromatrix.junit.platform;

import java.util.Map;
import org.distromatrix.junit.CellOfRun;
import org.distromatrix.suite.HostRun;
import org.distromatrix.suite.HostTests;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the classes of a suite with JUnit's launcher, each time in a session of its own. */
public final class PlatformTests implements HostTests {
  /**
   * Tests of a cell share its guest, and so follow each other. What is printed goes to the test's
   * log, which JUnit's own capture, one for the whole process, would keep it from.
   */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "junit.jupiter.execution.parallel.enabled", "false",
          "junit.platform.output.capture.stdout", "false",
          "junit.platform.output.capture.stderr", "false");

  @Override
  public void run(HostRun run) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    CellOfRun place = new CellOfRun(run);
    try (ProjectClasses classes = ProjectClasses.of(run.classPath());
        PrintedOutput printed = PrintedOutput.to(place.output())) {
      thread.setContextClassLoader(classes);
      execute(run, place, classes);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void execute(HostRun run, CellOfRun place, ProjectClasses classes) {
    NodeNames names = new NodeNames(run, place);
    ResultListener results = new ResultListener(run, place, names);
    CancellationToken cancellation = CancellationToken.create();
    run.onStop(cancellation::cancel);
    try (LauncherSession session = LauncherFactory.openSession()) {
      place.in(session.getStore());
      session
          .getLauncher()
          .execute(
              LauncherExecutionRequestBuilder.request(request(run, names, classes))
                  .listeners(results)
                  .cancellationToken(cancellation)
                  .build());
    }
    results.requireWholeEngines();
  }

  private static LauncherDiscoveryRequest request(
      HostRun run, NodeNames names, ProjectClasses classes) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(new ClassSelectors(classes).of(run).toArray(DiscoverySelector[]::new))
        .filters(EngineFilter.excludeEngines("distro-matrix"), names.wanted())
        .configurationParameters(PARAMETERS)
        .configurationParameters(classes.autodetection())
        .build();
  }
}
