package org.distromatrix.report.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
 * @param baseline what it was measured against, if anything
 */
public record RunResult(
    String id,
    String project,
    String version,
    Instant started,
    Duration took,
    boolean complete,
    List<String> arguments,
    List<CellResult> cells,
    Optional<Baseline> baseline) {
  /** Version of the format of {@code results.json}; raised when a reader of the old one breaks. */
  public static final int SCHEMA_VERSION = 1;

  public RunResult {
    arguments = List.copyOf(arguments);
    cells = List.copyOf(cells);
  }

  /** A run that was measured against no other. */
  public RunResult(
      String id,
      String project,
      String version,
      Instant started,
      Duration took,
      boolean complete,
      List<String> arguments,
      List<CellResult> cells) {
    this(id, project, version, started, took, complete, arguments, cells, Optional.empty());
  }

  /** The same run, of which not everything is known. */
  public RunResult incomplete() {
    return new RunResult(id, project, version, started, took, false, arguments, cells, baseline);
  }

  /** The same run, measured against an earlier one. */
  public RunResult against(Baseline earlier) {
    return new RunResult(
        id, project, version, started, took, complete, arguments, cells, Optional.of(earlier));
  }
}
