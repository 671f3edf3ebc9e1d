package org.distromatrix.report.model;

import java.time.Duration;
import java.time.Instant;

/**
 * One phase of one cell, timed.
 *
 * @param phase which
 * @param started when
 * @param took wall time, waiting included
 * @param waited the part of it that was spent waiting for another builder or for a free slot
 * @param cached whether its product came from the cache
 */
public record PhaseTiming(
    Phase phase, Instant started, Duration took, Duration waited, boolean cached) {}
