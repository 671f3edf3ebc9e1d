package org.distromatrix.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs test classes in a JVM of its own, with variables of its own: which container engine there
 * is, Testcontainers reads once in a JVM.
 */
final class JUnitProcess {
  private static final long LIMIT_MINUTES = 8;

  private JUnitProcess() {}

  /** Runs them to their end; what came of it is in the project's run folder. */
  static String run(Path project, Map<String, String> variables, Class<?>... classes)
      throws IOException, InterruptedException {
    Path output = project.resolveSibling(project.getFileName() + ".out");
    List<String> argv = new ArrayList<>();
    argv.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    argv.addAll(
        List.of("-cp", System.getProperty("java.class.path"), JUnitProcess.class.getName()));
    argv.add(project.toString());
    Stream.of(classes).map(Class::getName).forEach(argv::add);
    var builder =
        new ProcessBuilder(argv).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    return java.nio.file.Files.readString(output);
  }

  /** The folder of the project, and the names of the classes. */
  public static void main(String[] arguments) throws ClassNotFoundException {
    var classes = new Class<?>[arguments.length - 1];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = Class.forName(arguments[i + 1]);
    }
    var results = new SampleRuns(Path.of(arguments[0])).run(classes);
    SampleRuns.failures(results).forEach(System.out::println);
  }
}
