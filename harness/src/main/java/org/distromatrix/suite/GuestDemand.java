package org.distromatrix.suite;

import org.distromatrix.config.Isolation;
import org.distromatrix.config.SuiteSettings;

/**
 * Which guest a script wants: scripts that want the same one share it.
 *
 * @param owner whose guest it is: "" for all suites that do not ask for one of their own
 * @param network whether it has a network beyond loopback
 * @param pristine whether nothing may have run in it
 * @param coldBoot whether it has to boot, where it could go on from a saved state
 */
record GuestDemand(String owner, boolean network, boolean pristine, boolean coldBoot) {
  /** What a suite asks for in its nth repetition. */
  static GuestDemand of(SuiteSettings suite, int repetition) {
    boolean network = network(suite);
    boolean cold = suite.coldBoot();
    return switch (suite.isolation()) {
      case CELL -> new GuestDemand("", network, false, cold);
      case SUITE -> new GuestDemand(suite.name() + "#" + repetition, network, false, cold);
      case TEST -> new GuestDemand(suite.name() + "#" + repetition, network, true, cold);
    };
  }

  private static boolean network(SuiteSettings suite) {
    return suite.network() || suite.needs().contains("network");
  }

  /** Suites in an order in which those that share a guest follow each other. */
  static int rank(SuiteSettings suite) {
    boolean shared = suite.isolation() == Isolation.CELL;
    int place = (network(suite) ? 1 : 0) + (suite.coldBoot() ? 2 : 0);
    return shared ? place : 4;
  }
}
