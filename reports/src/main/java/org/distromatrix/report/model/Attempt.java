package org.distromatrix.report.model;

import java.time.Duration;
import java.time.Instant;

/**
 * One try of a test.
 *
 * @param number 1 for the first
 * @param outcome how it ended
 * @param started when
 * @param took wall time; zero where the format of the results does not tell
 * @param log path below the run folder of the output, "" if there is none
 * @param details diagnostics in the words of the test (TAP's YAML block, a stack trace), "" if none
 */
public record Attempt(
    int number, Outcome outcome, Instant started, Duration took, String log, String details) {}
