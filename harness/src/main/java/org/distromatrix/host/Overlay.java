package org.distromatrix.host;

import java.nio.file.Path;
import java.util.List;

/**
 * An overlayfs to be mounted: what is new stacked on what is cached.
 *
 * @param lower read-only trees, the topmost first
 * @param upper where changes go
 * @param work overlayfs' own scratch, on the same file system as {@code upper}
 */
public record Overlay(List<Path> lower, Path upper, Path work) {
  public Overlay {
    lower = List.copyOf(lower);
    if (lower.isEmpty()) {
      throw new IllegalArgumentException("an overlay needs something to lie on");
    }
  }
}
