package org.distromatrix.suite;

import java.nio.file.Path;

/**
 * Where the logs and artifacts of one cell go.
 *
 * @param run the run folder
 * @param name the cell's folder below {@code cells/}: its id, escaped
 */
public record CellFolder(Path run, String name) {
  /** A place below the run folder, as it stands in the results. */
  String relative(String first, String... more) {
    var all = new StringBuilder("cells/").append(name).append('/').append(first);
    for (var part : more) {
      all.append('/').append(part);
    }
    return all.toString();
  }

  /** A file of this host as it stands in the results: below the run folder if it is there. */
  String relative(Path file) {
    return file.startsWith(run) ? run.relativize(file).toString() : file.toString();
  }

  /** The same place as a path on this host. */
  Path resolve(String relative) {
    return run.resolve(relative);
  }
}
