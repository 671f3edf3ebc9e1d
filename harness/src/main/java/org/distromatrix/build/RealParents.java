package org.distromatrix.build;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers which folders are reached without following a link. git goes on naming {@code a/b}
 * after {@code a} has become a link, which may lead out of the project.
 */
final class RealParents {
  private final Path top;
  private final Map<Path, Boolean> known = new HashMap<>();

  RealParents(Path top) {
    this.top = top;
  }

  /** Whether every folder between the top and the path is a folder, not a link to one. */
  boolean holdFor(Path path) {
    Path parent = path.getParent();
    if (parent == null || parent.equals(top)) {
      return true;
    }
    Boolean answer = known.get(parent);
    if (answer == null) {
      answer = holdFor(parent) && Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS);
      known.put(parent, answer);
    }
    return answer;
  }
}
