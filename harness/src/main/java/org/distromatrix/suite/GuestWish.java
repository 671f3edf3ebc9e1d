package org.distromatrix.suite;

import org.distromatrix.config.Isolation;

/**
 * Which guest a test on this host wants, beyond what its suite says.
 *
 * @param owner whose it is, where it is not the suite's: a class, a test
 * @param isolation how often it has to be a pristine one
 * @param network whether it has a network beyond loopback
 * @param coldBoot whether it has to boot, where it could go on from a saved state
 */
public record GuestWish(String owner, Isolation isolation, boolean network, boolean coldBoot) {}
