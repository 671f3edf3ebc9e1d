package org.distromatrix.report.model;

/**
 * Why a cell could not be brought to its tests, or did not get through them.
 *
 * @param fault {@code infrastructure}, {@code build} or {@code interrupted}
 * @param phase in which phase
 * @param message what failed and why
 * @param hint what to do; "" if unknown
 * @param log path below the run folder, "" if none
 * @param tail last lines of that log, "" if none
 */
public record CellProblem(
    String fault, Phase phase, String message, String hint, String log, String tail) {}
