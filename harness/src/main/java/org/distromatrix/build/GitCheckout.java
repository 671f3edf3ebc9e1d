package org.distromatrix.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.failure.MatrixException;

/**
 * The working tree of a git repository.
 *
 * @param workTree its top
 * @param gitDir its {@code .git}, a folder or a file that points to one
 */
record GitCheckout(Path workTree, Path gitDir) {
  /** What {@link org.distromatrix.command.CommandResult#stdout} holds at most. */
  private static final int LONGEST_LIST = 16 * 1024 * 1024;

  /** The checkout that a folder lies in. */
  static Optional<GitCheckout> around(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      Optional<GitCheckout> found = at(at);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The checkout whose top a folder is. */
  static Optional<GitCheckout> at(Path folder) {
    Path git = folder.resolve(".git");
    boolean real = Files.isRegularFile(git) || Files.exists(git.resolve("HEAD"));
    return real && !Files.isSymbolicLink(folder)
        ? Optional.of(new GitCheckout(folder, git))
        : Optional.empty();
  }

  /**
   * The names below a folder that git tracks, or does not ignore; relative to the folder, in no
   * order, with doubles. Tracked names may be gone from the disk. A nested repository or submodule
   * is one name, which may end in a slash.
   */
  List<String> names(Path folder, Commands commands) {
    Command command =
        Command.of(listing()).withEnvironment(Map.of("GIT_OPTIONAL_LOCKS", "0")).in(folder);
    String list = commands.run(command).stdout();
    if (list.length() >= LONGEST_LIST) {
      throw MatrixException.infrastructure(
              "Cannot read the source \"" + folder + "\": the list of its files is over 16 MiB")
          .withHint("name what does not belong to it in .gitignore");
    }
    return names(list);
  }

  /**
   * The repository is named rather than found by git: git refuses to find one that belongs to
   * another user, as it does under sudo, and versions before 2.38 take no setting against that from
   * the command line. What it refuses for is programs in the repository's configuration; the only
   * one that a listing would run is switched off.
   */
  List<String> listing() {
    return List.of(
        "git",
        "--git-dir=" + gitDir,
        "--work-tree=" + workTree,
        "-c",
        "safe.directory=*",
        "-c",
        "core.fsmonitor=false",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard");
  }

  private static List<String> names(String list) {
    var names = new ArrayList<String>();
    int start = 0;
    for (int end = list.indexOf('\0'); end >= 0; end = list.indexOf('\0', start)) {
      names.add(list.substring(start, end));
      start = end + 1;
    }
    return names;
  }
}
