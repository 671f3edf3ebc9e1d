package org.distromatrix.disk;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a cell image is to be written as, and where.
 *
 * @param project its name
 * @param cell id of the cell, as a file name
 * @param format which
 * @param output the file, absolute
 * @param force whether a file that is there is replaced
 * @param size bytes of the disk or the file system; empty: what it holds, and room
 * @param compressed whether the clusters of a qcow2 are compressed
 */
public record ExportRequest(
    String project,
    String cell,
    ImageFormat format,
    Path output,
    boolean force,
    Optional<Long> size,
    boolean compressed) {
  public ExportRequest {
    if (!output.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + output);
    }
  }

  /** The folder that the file is to lie in. */
  Path folder() {
    Path parent = output.getParent();
    return parent == null ? output : parent;
  }

  /** The name of the file. */
  String name() {
    return String.valueOf(output.getFileName());
  }
}
