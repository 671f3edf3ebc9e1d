package org.distromatrix.disk;

import java.io.IOException;
import org.distromatrix.host.Overlay;

/** What is done to the writable layer on top of a tree before it is mounted. */
@FunctionalInterface
public interface Preparation {
  /** Writes into the upper folder, which is there. */
  void prepare(Overlay overlay) throws IOException;
}
