package org.distromatrix.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A control group (version 2) that an ordinary account may divide further, as systemd gives one to
 * everybody who logs in. The tests' account never logs in.
 *
 * @param folder the group's
 */
record DelegatedGroup(Path folder) implements AutoCloseable {
  /** Which files of a group its new owner gets (kernel documentation, cgroup-v2, Delegation). */
  private static final List<String> DELEGATED =
      List.of("cgroup.procs", "cgroup.threads", "cgroup.subtree_control");

  static DelegatedGroup make(String name, OrdinaryAccount account) throws IOException {
    Path folder = Files.createDirectory(root().resolve(name));
    Files.setAttribute(folder, "unix:uid", account.uid());
    for (String file : DELEGATED) {
      Files.setAttribute(folder.resolve(file), "unix:uid", account.uid());
    }
    return new DelegatedGroup(folder);
  }

  private static Path root() throws IOException {
    return Files.readAllLines(Path.of("/proc/mounts")).stream()
        .map(line -> line.split(" "))
        .filter(field -> field[2].equals("cgroup2"))
        .map(field -> Path.of(field[1]))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this host has no control groups 2"));
  }

  /** What runs in it now. */
  List<ProcessHandle> processes() throws IOException {
    List<ProcessHandle> processes = new ArrayList<>();
    for (Path group : groups()) {
      for (String pid : Files.readAllLines(group.resolve("cgroup.procs"))) {
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(processes::add);
      }
    }
    return processes;
  }

  /** Removes it; its processes have ended. */
  @Override
  public void close() throws IOException {
    for (Path group : groups()) {
      Files.delete(group);
    }
  }

  /** It and those made in it, inner ones first. */
  private List<Path> groups() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList();
    }
  }
}
