package org.distromatrix.report.history;

import java.util.Optional;
import org.distromatrix.report.compare.Comparison;

/**
 * What is known of earlier runs when the report of a run is written.
 *
 * @param history how tests ended up to the run, which is the last one in it
 * @param since what changed since an earlier run: the baseline, or else the newest that can be
 *     compared with this one
 */
public record Past(OutcomeHistory history, Optional<Comparison> since) {
  /** Nothing. */
  public static final Past UNKNOWN = new Past(OutcomeHistory.none(""), Optional.empty());
}
