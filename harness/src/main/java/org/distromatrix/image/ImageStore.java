package org.distromatrix.image;

import java.time.Duration;
import java.util.List;

/** The images and package layers in the cache. */
public interface ImageStore {
  /** Everything in the cache, the most recently used first. */
  List<ImageEntry> list();

  /**
   * Removes one entry, and the package layers that lie on it: nothing else can use those.
   *
   * @param key its key or a beginning of it that names one entry only
   * @return what was removed, the entry itself last
   * @throws org.distromatrix.failure.MatrixException (usage) if there is no such entry or several;
   *     (infrastructure) if a live run uses one of them
   */
  List<ImageEntry> remove(String key);

  /**
   * Removes the least recently used entries until both limits are kept, and what dead builders left
   * behind; never what a live run uses.
   *
   * @param maxBytes limit for all entries together
   * @param maxAge limit of the time since an entry was last used
   * @return what was removed
   */
  List<ImageEntry> prune(long maxBytes, Duration maxAge);

  /**
   * Compares an entry's tree with what was written down when it was made.
   *
   * @param deep true: read the files' content too, not only names, types, modes, owners, sizes
   * @return what differs, one line each; none if the tree is whole
   */
  List<String> verify(String key, boolean deep);

  /**
   * Why the newest image of a distribution is another one than the one before it.
   *
   * @param distro canonical ref, as {@code debian:13}
   * @return one change per input that differs; none if there is no earlier image
   */
  List<InputChange> why(String distro);
}
