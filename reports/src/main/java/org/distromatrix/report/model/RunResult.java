package org.distromatrix.report.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The result of one run: what {@code results.json} holds and every report is made from.
 *
 * @param id name of the run folder
 * @param project name in matrix.yaml
 * @param version version of this program
 * @param started when
 * @param took wall time
 * @param complete false if the run was killed or interrupted
 * @param arguments what follows {@code matrix} on the command line
 * @param cells in plan order
 */
public record RunResult(
    String id,
    String project,
    String version,
    Instant started,
    Duration took,
    boolean complete,
    List<String> arguments,
    List<CellResult> cells) {
  /** Version of the format of {@code results.json}; raised when a reader of the old one breaks. */
  public static final int SCHEMA_VERSION = 1;

  public RunResult {
    arguments = List.copyOf(arguments);
    cells = List.copyOf(cells);
  }
}
