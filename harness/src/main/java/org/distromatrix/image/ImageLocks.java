package org.distromatrix.image;

import java.time.Duration;
import java.util.Optional;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.HostLocks;

/**
 * Who may make, use and remove an image, among all processes of this host: one builder per key; any
 * number of users; removal only while there is no user.
 */
final class ImageLocks {
  /** Removing takes a rename; its deleting goes on under another name. */
  private static final Duration REMOVAL = Duration.ofMinutes(1);

  private final HostLocks locks;

  ImageLocks(HostLocks locks) {
    this.locks = locks;
  }

  /**
   * Waits for other builders of the same key, and tells of it.
   *
   * @param what for people: "the image of debian:13"
   */
  HeldLock build(String key, String what, ImageContext context) {
    return locks.exclusive(
        "build-" + key,
        context.timeout(),
        holder -> context.waiting().accept("Waiting for %s, made by %s".formatted(what, holder)));
  }

  /** The builder's lock, if nobody builds. */
  Optional<HeldLock> tryBuild(String key) {
    return locks.tryExclusive("build-" + key);
  }

  /** Keeps an image from being removed. */
  HeldLock use(String key) {
    return locks.shared("use-" + key, REMOVAL, holder -> {});
  }

  /** Keeps others from using an image, if nobody uses it. */
  Optional<HeldLock> tryRemove(String key) {
    return locks.tryExclusive("use-" + key);
  }
}
