package org.distromatrix.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A process and all that it started: its descendants, and the members of its session, which also
 * holds those whose parent has ended already. Programs are started as leaders of a session of their
 * own, so the session's id is the process's id.
 */
final class ProcessTree {
  private static final Path PROC = Path.of("/proc");

  private final ProcessHandle root;

  ProcessTree(ProcessHandle root) {
    this.root = root;
  }

  /** Asks all to end, and after the grace makes them end. */
  void end(Duration grace) {
    Set<ProcessHandle> asked = living();
    asked.forEach(ProcessHandle::destroy);
    awaitExit(asked, grace);
    kill();
  }

  /** Makes all end that live, and those that were born meanwhile. */
  void kill() {
    for (Set<ProcessHandle> left = living(); !left.isEmpty(); left = living()) {
      left.forEach(ProcessHandle::destroyForcibly);
      if (!awaitExit(left, Duration.ofSeconds(2))) {
        return; // in the kernel, where no signal reaches; more of the same would not help
      }
    }
  }

  private static boolean awaitExit(Set<ProcessHandle> processes, Duration bound) {
    CompletableFuture<?>[] exits =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    return Waiting.uninterruptibly(CompletableFuture.allOf(exits), bound);
  }

  private Set<ProcessHandle> living() {
    var living = new LinkedHashSet<ProcessHandle>();
    living.add(root);
    root.descendants().forEach(living::add);
    living.addAll(session());
    living.removeIf(process -> !process.isAlive() || isZombie(process.pid()));
    return living;
  }

  private Set<ProcessHandle> session() {
    var members = new LinkedHashSet<ProcessHandle>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : processes) {
        long pid = Long.parseLong(String.valueOf(folder.getFileName()));
        if (field(pid, 3).filter(String.valueOf(root.pid())::equals).isPresent()) {
          ProcessHandle.of(pid).ifPresent(members::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return members;
  }

  private static boolean isZombie(long pid) {
    return field(pid, 0).filter("Z"::equals).isPresent();
  }

  /** A field of /proc/PID/stat after the name: 0 is the state, 1 the parent, 3 the session. */
  private static Optional<String> field(long pid, int index) {
    try {
      var stat =
          new String(Files.readAllBytes(PROC.resolve(pid + "/stat")), StandardCharsets.ISO_8859_1);
      return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[index]);
    } catch (IOException e) {
      return Optional.empty(); // it has ended since
    }
  }
}
