package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.host.Supervised;

/**
 * Where a program runs that this host may lack: on this host, or with the tools image as its root.
 * All that it is given has the same path in both, so that command lines and configuration do not
 * depend on it.
 */
public interface Workplace {
  /** This host. */
  Workplace HOST = (program, shared) -> program;

  /**
   * The same program, run in this place.
   *
   * @param shared files and folders that it is given, absolute; mounts below them are seen, too
   */
  Supervised enter(Supervised program, List<Path> shared) throws IOException;
}
