package org.distromatrix.suite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distromatrix.guest.Guest;
import org.distromatrix.report.model.TestResult;

/** A live guest, and what was done in it so far. */
final class GuestSeat {
  private final Guest guest;
  private final GuestDemand demand;
  private final String label;
  private final Set<String> prepared = new LinkedHashSet<>();
  private final List<TestResult> failures = new ArrayList<>();
  private boolean used;
  private boolean lost;

  GuestSeat(Guest guest, GuestDemand demand, String label) {
    this.guest = guest;
    this.demand = demand;
    this.label = label;
  }

  Guest guest() {
    return guest;
  }

  /** Distinguishes the files of this guest from those of the cell's others; "" for the first. */
  String label() {
    return label;
  }

  /** Whether a script can be run in it: nobody else's, and where asked for, without a trace. */
  boolean suits(GuestDemand wanted) {
    return !lost && demand.equals(wanted) && !(wanted.pristine() && used);
  }

  /** Notes that a suite has its folder in it; false if it had already. */
  boolean prepare(String suite) {
    return prepared.add(suite);
  }

  /** The suite that got its folder first. */
  Optional<String> firstSuite() {
    return prepared.stream().findFirst();
  }

  void use() {
    used = true;
  }

  /** Nothing can be asked of it any more. */
  void lose() {
    lost = true;
  }

  boolean lost() {
    return lost;
  }

  void failed(TestResult test) {
    failures.add(test);
  }

  List<TestResult> failures() {
    return failures;
  }
}
