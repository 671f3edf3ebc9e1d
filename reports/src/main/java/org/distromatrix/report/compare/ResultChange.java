package org.distromatrix.report.compare;

import java.time.Duration;
import org.distromatrix.report.summary.Subject;

/**
 * What became of one result.
 *
 * @param change in a word
 * @param subject the test, the check, or the cell itself
 * @param message why it fails, failed or is skipped; "" if there is nothing to tell
 * @param before wall time in the earlier run, zero if unknown
 * @param after wall time in the later run, zero if unknown
 */
public record ResultChange(
    Change change, Subject subject, String message, Duration before, Duration after) {}
