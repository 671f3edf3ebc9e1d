package org.distromatrix.junit;

import java.util.List;

/** The journal of a guest's current boot. */
public final class GuestJournal {
  private final Guest guest;

  GuestJournal(Guest guest) {
    this.guest = guest;
  }

  /** What a unit and its processes logged, in order of time; messages alone. */
  public List<String> of(String unit) {
    return lines("-u", unit);
  }

  /** What the kernel logged. */
  public List<String> kernel() {
    return lines("-k");
  }

  /** All messages of priority error and worse. */
  public List<String> errors() {
    return lines("-p", "err");
  }

  private List<String> lines(String... filter) {
    var argv =
        new java.util.ArrayList<>(List.of("journalctl", "-b", "-q", "--no-pager", "-o", "cat"));
    argv.addAll(List.of(filter));
    return guest.exec(argv.toArray(String[]::new)).stdout().lines().toList();
  }
}
