package org.distromatrix.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.command.OutputSink;

/**
 * What runs left behind whose supervisors were killed too: the second line of defence. Only what
 * names an owner that is dead is touched; the owner is known by process id and start time.
 */
public final class Leftovers {
  private final Places places;
  private final ControlGroups groups;
  private final Commands commands;

  Leftovers(Places places, ControlGroups groups, Commands commands) {
    this.places = places;
    this.groups = groups;
    this.commands = commands;
  }

  /** Those in these places and in this host's control groups. */
  public static Leftovers in(Places places, Commands commands) {
    return new Leftovers(places, ControlGroups.detect(), commands);
  }

  /** Folders and control groups that nobody owns any more. Costs a listing of their parents. */
  public List<Path> find() {
    return Stream.concat(folders().stream(), abandonedGroups().stream()).toList();
  }

  /** Removes them, and what still runs or is mounted in them; returns what was removed. */
  public List<Path> remove() {
    List<Path> abandonedGroups = abandonedGroups();
    abandonedGroups.forEach(this::end);
    List<Path> folders = folders();
    folders.stream().map(MountTable::below).forEach(this::unmount);
    new DiskUse(commands).remove(folders);
    return Stream.concat(folders.stream(), abandonedGroups.stream()).toList();
  }

  private List<Path> folders() {
    return Stream.of(places.runtime(), places.scratch())
        .flatMap(parent -> list(parent).stream())
        .filter(folder -> isAbandoned(String.valueOf(folder.getFileName())))
        .toList();
  }

  private List<Path> abandonedGroups() {
    return groups.roots().stream()
        .flatMap(root -> list(root).stream())
        .filter(folder -> isAbandoned(ControlGroups.entry(folder)))
        .toList();
  }

  private static boolean isAbandoned(String entry) {
    return RunOwner.ofEntry(entry).filter(owner -> !owner.lives()).isPresent();
  }

  /** A group can be removed once it has no members, and no groups below it. */
  private void end(Path group) {
    Stream<ProcessHandle> members =
        ControlGroups.members(group).stream().flatMap(pid -> ProcessHandle.of(pid).stream());
    CompletableFuture<?>[] ends =
        members
            .peek(ProcessHandle::destroyForcibly)
            .map(ProcessHandle::onExit)
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends).completeOnTimeout(null, 2, TimeUnit.SECONDS).join();
    commands.tryRun(
        Command.of("find", group.toString(), "-depth", "-type", "d", "-delete"), OutputSink.none());
  }

  private void unmount(List<Path> points) {
    for (Path point : points) {
      commands.run(Command.of("umount", "--lazy", "--", point.toString()));
    }
  }

  private static List<Path> list(Path folder) {
    var entries = new ArrayList<Path>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
      return entries;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
