package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.distromatrix.engine.OrdinaryAccount;

/**
 * The matrix command as a process of its own, as users call it, in a small project. Images come
 * from this host's cache, as {@code MATRIX_CACHE} says.
 */
final class MatrixProgram {
  private static final long LIMIT_MINUTES = 8;

  /** Which of our variables the command is to see. */
  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "MATRIX_CACHE", "XDG_CACHE_HOME");

  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> before = new ArrayList<>();
  private String classPath = System.getProperty("java.class.path");
  private Consumer<Path> handOver = folder -> {};
  private int calls;

  /** What a call printed, and how it ended. */
  record Ended(int status, String out, String err) {}

  MatrixProgram(Path folder) {
    this.folder = folder;
    INHERITED.stream()
        .filter(name -> System.getenv(name) != null)
        .forEach(name -> environment.put(name, System.getenv(name)));
    environment.put("LC_ALL", "C.UTF-8");
  }

  Path folder() {
    return folder;
  }

  /** A project of one cell on Debian 13 with these suites, each {@code "{ name: a, run: b }"}. */
  MatrixProgram suites(String... suites) {
    return file(
        "matrix.yaml",
        "project: small\ndistros: [debian:13]\nsuites:\n"
            + String.join("", Stream.of(suites).map(suite -> "  - " + suite + "\n").toList()));
  }

  MatrixProgram file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MatrixProgram script(String name, String text) {
    file(name, "#!/bin/sh\n" + text);
    try {
      Files.setPosixFilePermissions(
          folder.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MatrixProgram with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Calls it through another program, as in {@code setpriv --reuid=...}. */
  MatrixProgram through(String... program) {
    before.addAll(List.of(program));
    return this;
  }

  /**
   * Calls it as somebody who is not root, with what is a default for that account. The folder must
   * be in the account's home ({@link org.distromatrix.engine.OrdinaryHome}), and becomes its own
   * with all that tests put there.
   */
  MatrixProgram asUser(OrdinaryAccount account) throws IOException {
    classPath = ClassPathCopy.forEverybody();
    handOver = account::own;
    environment.keySet().removeAll(List.of("MATRIX_CACHE", "XDG_CACHE_HOME"));
    with("HOME", account.home().toString());
    with("XDG_RUNTIME_DIR", account.runtime().toString());
    return through(account.prefix().toArray(String[]::new));
  }

  /** Runs it to its end. */
  Ended run(String... arguments) {
    return finish(start("", arguments));
  }

  /** A call that goes on, and where its output goes. */
  record Running(Process process, Path out, Path err) {
    String printed() {
      return text(out);
    }
  }

  Running start(String input, String... arguments) {
    try {
      int call = ++calls;
      handOver.accept(folder);
      Path logs = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-calls"));
      Path out = logs.resolve(call + ".out");
      Path err = logs.resolve(call + ".err");
      Path in = Files.writeString(logs.resolve(call + ".in"), input);
      var builder =
          new ProcessBuilder(argv(arguments))
              .directory(folder.toFile())
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> argv(String... arguments) {
    var argv = new ArrayList<>(before);
    argv.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx768m",
            "-Dmatrix.command=matrix",
            "-cp",
            classPath,
            Main.class.getName()));
    argv.addAll(List.of(arguments));
    return argv;
  }

  /** Waits until its events hold a text. */
  void await(Running running, String event) throws InterruptedException, IOException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(8);
    Path events = folder.resolve(".matrix/latest/events.jsonl");
    while (!Files.exists(events) || !Files.readString(events).contains(event)) {
      assertThat(running.process().isAlive()).as(running.printed()).isTrue();
      assertThat(System.nanoTime()).as(running.printed()).isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  Ended finish(Running running) {
    try {
      if (!running.process().waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        running.process().destroyForcibly();
        throw new AssertionError("still running: " + running.printed());
      }
      return new Ended(running.process().exitValue(), text(running.out()), text(running.err()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A file of the newest run. */
  String latest(String name) {
    return text(folder.resolve(".matrix/latest").resolve(name));
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
