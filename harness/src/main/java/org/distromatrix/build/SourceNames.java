package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.distromatrix.command.Commands;
import org.distromatrix.config.SourceSettings;

/** Finds the names of the files that belong to a project's source. */
final class SourceNames {
  private final Commands commands;
  private final List<String> notes = new ArrayList<>();

  SourceNames(Commands commands) {
    this.commands = commands;
  }

  /** What was left out so far, and why. */
  List<String> notes() {
    return notes;
  }

  /**
   * Names relative to the project, sorted. Folders are named only where nothing in them is. A name
   * that git tracks may be gone from the disk.
   */
  SortedSet<String> of(Path project, SourceSettings rules) throws IOException {
    SortedSet<String> names = base(project);
    var include = IgnorePatterns.of(rules.include());
    if (!include.isEmpty()) {
      for (String name : PlainFolder.names(project, IgnorePatterns.NONE)) {
        if (include.names(name, isFolder(project.resolve(name)))) {
          names.add(name);
        }
      }
    }
    var exclude = IgnorePatterns.of(rules.exclude());
    names.removeIf(
        name -> PlainFolder.isOurs(name) || exclude.names(name, isFolder(project.resolve(name))));
    return names;
  }

  private SortedSet<String> base(Path project) throws IOException {
    Optional<GitCheckout> checkout = GitCheckout.around(project);
    if (checkout.isPresent()) {
      var names = new TreeSet<String>();
      addTracked(checkout.get(), project, "", names);
      // no name at all: an ignored folder inside some checkout is no part of it
      if (!names.isEmpty()) {
        return names;
      }
    }
    return PlainFolder.names(project, PlainFolder.ignoreFile(project));
  }

  private void addTracked(
      GitCheckout checkout, Path folder, String prefix, SortedSet<String> names) {
    var parents = new RealParents(folder);
    for (String listed : checkout.names(folder, commands)) {
      String name = listed.endsWith("/") ? listed.substring(0, listed.length() - 1) : listed;
      Path path = folder.resolve(name);
      if (!parents.holdFor(path)) {
        continue;
      }
      if (isFolder(path)) {
        addNested(path, prefix + name, names);
      } else {
        names.add(prefix + name);
      }
    }
  }

  private void addNested(Path path, String name, SortedSet<String> names) {
    Optional<GitCheckout> nested = GitCheckout.at(path);
    if (nested.isPresent()) {
      addTracked(nested.get(), path, name + "/", names);
    } else {
      names.add(name);
      notes.add(name + ": a submodule that is not checked out");
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
