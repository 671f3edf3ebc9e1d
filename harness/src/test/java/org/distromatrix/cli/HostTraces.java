package org.distromatrix.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run could leave on this host: processes, mounts in any namespace, loop devices, network
 * interfaces, sockets and folders for guests, control groups. Where others may work beside us, only
 * what names our own run-time folder or process counts.
 */
final class HostTraces {
  private final Path runtime;
  private final Path scratch;
  private final List<String> owners = new ArrayList<>();

  /**
   * @param runtime the run-time folder of our runs alone
   */
  HostTraces(Path runtime) {
    this.runtime = runtime;
    this.scratch =
        org.distromatrix.host.Places.resolve(System.getenv(), true).cache().resolve("scratch");
  }

  /** Looks for what belongs to this process, too. */
  Process follow(Process run) {
    owners.add(run.pid() + "-");
    return run;
  }

  /** Everything there is now. */
  List<String> now() {
    var traces = new ArrayList<String>();
    processes(traces);
    list(runtime).forEach(entry -> traces.add("folder " + entry));
    list(scratch).filter(this::owned).forEach(entry -> traces.add("folder " + entry));
    for (String hierarchy : List.of("", "systemd", "unified")) {
      list(Path.of("/sys/fs/cgroup").resolve(hierarchy))
          .filter(this::owned)
          .forEach(group -> traces.add("control group " + group));
    }
    mounts(traces);
    lines(Path.of("/proc/net/unix"))
        .filter(line -> line.contains(runtime.toString()))
        .forEach(line -> traces.add("socket " + line));
    list(Path.of("/sys/class/net")).forEach(entry -> traces.add("interface " + entry));
    list(Path.of("/sys/block"))
        .filter(device -> Files.exists(device.resolve("loop/backing_file")))
        .forEach(device -> traces.add("loop device " + device));
    return traces;
  }

  /** What was not there then; waits until nothing is, or the time is over. */
  List<String> addedSince(List<String> before, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    List<String> added = added(before);
    while (!added.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(100);
      added = added(before);
    }
    return added;
  }

  private List<String> added(List<String> before) {
    var added = new ArrayList<>(now());
    added.removeAll(before);
    return added;
  }

  private boolean owned(Path entry) {
    String name = String.valueOf(entry.getFileName()).replaceFirst("^distro-matrix-", "");
    return owners.stream().anyMatch(name::startsWith);
  }

  private void processes(List<String> traces) {
    ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> names(commandLine(pid)) || inOurGroup(pid))
        .forEach(pid -> traces.add("process " + pid + " " + commandLine(pid)));
  }

  private boolean inOurGroup(long pid) {
    return lines(Path.of("/proc", "" + pid, "cgroup"))
        .anyMatch(
            line -> owners.stream().anyMatch(owner -> line.contains("/distro-matrix-" + owner)));
  }

  private boolean names(String text) {
    return text.contains(runtime.toString());
  }

  private static String commandLine(long pid) {
    try {
      byte[] words = Files.readAllBytes(Path.of("/proc", "" + pid, "cmdline"));
      return new String(words, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException e) {
      return ""; // it has ended
    }
  }

  /** A mount lives as long as its namespace, which a process holds. */
  private void mounts(List<String> traces) {
    list(Path.of("/proc"))
        .filter(folder -> folder.getFileName().toString().matches("\\d+"))
        .flatMap(folder -> lines(folder.resolve("mountinfo")))
        .filter(this::names)
        .distinct()
        .forEach(line -> traces.add("mount " + line));
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList().stream();
    } catch (java.nio.file.NoSuchFileException e) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream();
    } catch (IOException e) {
      return Stream.empty(); // its process has ended
    }
  }
}
