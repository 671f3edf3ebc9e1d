package org.distromatrix.junit;

import java.util.List;
import org.distromatrix.failure.MatrixException;

/** The systemd units of a guest. */
public final class GuestServices {
  private final Guest guest;

  GuestServices(Guest guest) {
    this.guest = guest;
  }

  /**
   * Starts a unit, and returns when it is up, as its type defines that.
   *
   * @throws MatrixFailure if it does not start, with its last log lines
   */
  public void start(String unit) {
    act("start", unit);
  }

  /** Stops a unit, and returns when it is down. */
  public void stop(String unit) {
    act("stop", unit);
  }

  /** Stops a unit if it runs, and starts it. */
  public void restart(String unit) {
    act("restart", unit);
  }

  private void act(String verb, String unit) {
    ExecResult result = guest.exec("systemctl", verb, "--", unit);
    if (!result.succeeded()) {
      String log = guest.exec("journalctl", "-b", "-n", "20", "-o", "cat", "-u", unit).stdout();
      throw new MatrixFailure(
          MatrixException.infrastructure(
              "Cannot %s '%s' on %s: %s\n%s"
                  .formatted(verb, unit, result.cell(), result.stderr().strip(), log.strip())));
    }
  }

  public boolean isActive(String unit) {
    return guest.exec("systemctl", "is-active", "--quiet", "--", unit).succeeded();
  }

  public boolean isEnabled(String unit) {
    return guest.exec("systemctl", "is-enabled", "--quiet", "--", unit).succeeded();
  }

  /** A property as {@code systemctl show} tells it: {@code MainPID}, {@code Result}. */
  public String property(String unit, String name) {
    return guest.exec("systemctl", "show", "--value", "-p", name, "--", unit).stdout().strip();
  }

  /** The units that failed. */
  public List<String> failed() {
    return guest
        .exec("systemctl", "list-units", "--failed", "--plain", "--no-legend", "--no-pager")
        .stdout()
        .lines()
        .map(line -> line.strip().split("\\s+", 2)[0])
        .filter(unit -> !unit.isEmpty())
        .toList();
  }
}
