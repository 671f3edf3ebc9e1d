package org.distromatrix.report.model;

/**
 * What was looked at after the tests of a cell.
 *
 * @param name {@code failed-units}, {@code coredumps}, {@code journal}
 * @param outcome how it ended
 * @param details the lines found, "" if none
 */
public record CheckResult(String name, Outcome outcome, String details) {}
