package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The package lists and sources that a base image was made from, kept beside its tree so that
 * layers on top see the same state of the mirror. Lists are only ever added (the mirror may no
 * longer have what older ones name): the newest count, users of older ones are not disturbed.
 *
 * @param folder {@code images/KEY/apt}
 * @param lists the newest lists: {@code lists-1}
 */
record AptState(Path folder, Path lists) {
  private static final String PREFIX = "lists-";

  static AptState of(Path folder) throws IOException {
    Path newest =
        ImagePaths.children(folder).stream()
            .filter(child -> child.getFileName().toString().startsWith(PREFIX))
            .max(Comparator.comparingInt(AptState::number))
            .orElse(folder.resolve(PREFIX + 1));
    return new AptState(folder, newest);
  }

  /** The state that follows this one: its lists are not there yet. */
  AptState next() {
    return new AptState(folder, folder.resolve(PREFIX + (number(lists) + 1)));
  }

  Path sources() {
    return folder.resolve("sources.list");
  }

  /** Names the shared downloads that belong to the keys of these sources. */
  Path domain() {
    return folder.resolve("domain");
  }

  /** Holds the mirrors' addresses, for messages. */
  Path mirror() {
    return folder.resolve("mirror");
  }

  /** Takes lists over from the tree that they were downloaded into. */
  void adopt(Path treeLists) throws IOException {
    Files.createDirectories(folder);
    Files.move(treeLists, lists);
    Files.deleteIfExists(lists.resolve("lock"));
  }

  private static int number(Path lists) {
    return Integer.parseInt(lists.getFileName().toString().substring(PREFIX.length()));
  }
}
