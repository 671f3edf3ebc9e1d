package org.distromatrix.build;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.distromatrix.host.HeldLock;
import org.distromatrix.image.Obtained;

/** Images in a container engine, each under the hash of what went into it. */
final class EngineShelf {
  /** Engines take tags of up to 128 characters; this is plenty. */
  private static final int TAG = 32;

  private final Workshop workshop;
  private final BuildHolds holds;

  /** What was made since this was opened: making it anew once is enough for a run. */
  private final Set<String> made = ConcurrentHashMap.newKeySet();

  EngineShelf(Workshop workshop, BuildHolds holds) {
    this.workshop = workshop;
    this.holds = holds;
  }

  /** Makes an image, and keeps it under a tag. */
  @FunctionalInterface
  interface Making {
    EngineImage make(String tag) throws IOException;
  }

  /**
   * The image of a key, made now if it is not there.
   *
   * @param name that of its kind
   * @param what the image in words, for those who wait
   * @param anew true: make it even if it is there
   */
  Obtained<EngineImage> obtain(
      String name, String key, String what, boolean anew, Consumer<String> waiting, Making making)
      throws IOException {
    String tag = key.substring(0, TAG);
    String reference = name + ":" + tag;
    Optional<EngineImage> there = anew ? Optional.empty() : workshop.find(reference);
    if (there.isPresent()) {
      return new Obtained<>(there.get(), true);
    }
    try (HeldLock held = holds.alone("engine-" + tag, what, waiting)) {
      if (!anew || made.contains(reference)) {
        Optional<EngineImage> meanwhile = workshop.find(reference);
        if (meanwhile.isPresent()) {
          return new Obtained<>(meanwhile.get(), true);
        }
      }
      EngineImage image = making.make(tag);
      made.add(reference);
      return new Obtained<>(image, false);
    }
  }
}
