package org.distromatrix.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.command.Command;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.MatrixException;

/**
 * What folders take on the disk, and their removal. Programs of the host do it: trees of
 * distributions hold file names that Java cannot name in every locale.
 */
public final class DiskUse {
  /** For trees of many gigabytes on slow disks. */
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final Commands commands;

  public DiskUse(Commands commands) {
    this.commands = commands;
  }

  /**
   * Bytes on the disk of each of these, a hard link counted where it is met first. What is not
   * there takes none.
   */
  public Map<Path, Long> bytes(List<Path> trees) {
    List<Path> present = trees.stream().filter(Files::exists).toList();
    var bytes = new HashMap<Path, Long>();
    trees.forEach(tree -> bytes.put(tree, 0L));
    if (!present.isEmpty()) {
      Command du = withPaths(List.of("du", "-s", "-k", "-x", "--"), present);
      CommandResult result = commands.tryRun(du, OutputSink.none());
      result
          .stdout()
          .lines()
          .map(line -> line.split("\t", 2))
          .filter(line -> line.length == 2)
          .forEach(line -> bytes.put(Path.of(line[1]), Long.parseLong(line[0]) * 1024));
    }
    return bytes;
  }

  /** Bytes that may still be written to the file system of a folder, or of its nearest parent. */
  public static long free(Path folder) {
    Path present = folder.toAbsolutePath();
    while (!Files.exists(present) && present.getParent() != null) {
      present = present.getParent();
    }
    try {
      return Files.getFileStore(present).getUsableSpace();
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot tell the free space of `%s`: %s".formatted(present, e.getMessage()))
          .causedBy(e);
    }
  }

  /**
   * Removes trees, never through links and never across mounts.
   *
   * @throws MatrixException (infrastructure) if something is mounted in one of them, or on failure
   */
  public void remove(List<Path> trees) {
    if (trees.isEmpty()) {
      return;
    }
    for (Path tree : trees) {
      refuseMounts(tree);
    }
    commands.run(withPaths(List.of("rm", "-r", "-f", "--one-file-system", "--"), trees));
  }

  private static void refuseMounts(Path tree) {
    List<Path> mounts = MountTable.below(tree.toAbsolutePath().normalize());
    if (!mounts.isEmpty()) {
      throw MatrixException.infrastructure(
              "Cannot remove `%s`: something is mounted at `%s`".formatted(tree, mounts.get(0)))
          .withHint("umount '%s'".formatted(mounts.get(0)));
    }
  }

  private static Command withPaths(List<String> program, List<Path> paths) {
    var argv = new ArrayList<>(program);
    paths.forEach(path -> argv.add(path.toString()));
    return Command.of(argv).within(LIMIT);
  }
}
