package org.distromatrix.suite;

import java.time.Instant;

/**
 * Where an attempt stands.
 *
 * @param number 1 for the first
 * @param last whether no further attempt can follow
 * @param started when
 * @param log path of its output below the run folder
 */
record AttemptPlace(int number, boolean last, Instant started, String log) {}
