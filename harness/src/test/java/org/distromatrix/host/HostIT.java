package org.distromatrix.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.command.RunningCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Needs root: what only mounts, accounts and control groups of a real host can show. */
@Timeout(60)
class HostIT {
  private static final RunOwner DEAD =
      new RunOwner(Integer.MAX_VALUE, 1, RunOwner.current().space());

  private final LocalCommands commands = new LocalCommands(System.getenv());

  @TempDir private Path folder;

  @Test
  void removalStopsAtMounts() throws IOException {
    Path mounted = Files.createDirectories(folder.resolve("tree/mounted"));
    commands.run(Command.of("mount", "-t", "tmpfs", "tmpfs", mounted.toString()));
    try {
      Path inside = Files.createFile(mounted.resolve("inside"));

      assertThatThrownBy(() -> new DiskUse(commands).remove(List.of(folder.resolve("tree"))))
          .hasMessage(
              "Cannot remove `%s/tree`: something is mounted at `%s`".formatted(folder, mounted));

      assertThat(inside).exists();
    } finally {
      commands.run(Command.of("umount", mounted.toString()));
    }
  }

  @Test
  void leftoversAreEndedUnmountedAndRemoved() throws Exception {
    var places = new Places(folder.resolve("cache"), folder.resolve("run"));
    Path abandoned = Files.createDirectories(places.scratch().resolve(DEAD.entry("cell")));
    Path mounted = Files.createDirectory(abandoned.resolve("root"));
    commands.run(Command.of("mount", "-t", "tmpfs", "tmpfs", mounted.toString()));
    ControlGroups groups = ControlGroups.detect();
    assertThat(groups.roots()).as("control groups of this host").isNotEmpty();
    Path group = groups.roots().get(0).resolve("distro-matrix-" + DEAD.entry("cell"));
    Files.createDirectories(group.resolve("payload"));
    RunningCommand orphan = commands.start(Command.of("sleep", "1000"), OutputSink.none());
    Files.writeString(group.resolve("payload/cgroup.procs"), Long.toString(orphan.pid()));

    assertThat(Leftovers.in(places, commands).remove()).contains(abandoned, group);

    assertThat(orphan.ended().get(10, TimeUnit.SECONDS).status()).isEqualTo(137);
    assertThat(abandoned).doesNotExist();
    assertThat(group).doesNotExist();
  }

  @Test
  void whatIsWrittenForTheCallerOfSudoIsTheirs() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("project/.matrix"));
    Path file = Files.createFile(tree.resolve("results.json"));
    Path outside = Files.createFile(folder.resolve("outside"));
    Path link = Files.createSymbolicLink(tree.resolve("link"), outside);
    var privileges = new Privileges(true, Optional.of(new Privileges.CallingUser(4321, 8765)));

    privileges.giveToCaller(commands, tree);

    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(4321);
    assertThat(Files.getAttribute(tree, "unix:gid")).isEqualTo(8765);
    assertThat(Files.getAttribute(link, "unix:uid", java.nio.file.LinkOption.NOFOLLOW_LINKS))
        .isEqualTo(4321);
    assertThat(Files.getAttribute(outside, "unix:uid")).isEqualTo(0);
  }

  @Test
  void doctorFindsThisHostUsable() {
    var places = new Places(folder.resolve("cache"), folder.resolve("run"));

    List<Finding> findings = HostCheck.of(System.getenv(), places, commands).findings();

    assertThat(findings)
        .filteredOn(Finding::isProblem)
        .filteredOn(finding -> !finding.part().equals("disk space"))
        .isEmpty();
  }
}
