package org.distromatrix.suite;

import org.distromatrix.guest.GuestCommand;

/**
 * The one line that looks over a guest when its tests are done. Its standard output is the journal;
 * its error output is what else is to be known, one {@code key value} a line.
 */
final class LastLook {
  private static final String SCRIPT =
      """
      export LC_ALL=C.UTF-8 SYSTEMD_COLORS=0 SYSTEMD_PAGER= SYSTEMD_URLIFY=0
      stamp=$1 suites=$2 errors=$3
      journalctl --no-pager --quiet --output=short-precise --no-hostname &
      {
        read -r kernel </proc/sys/kernel/osrelease && echo "kernel $kernel"
        systemctl show --property=Version,SystemState,NFailedUnits
        if [ -n "$stamp" ]; then
          find /var/lib/systemd/coredump "$suites" -type f -newer "$stamp" \\
            '(' -name core -o -name 'core.[0-9]*' -o -path '/var/lib/systemd/coredump/*' ')' \\
            -printf 'core %p\\n' 2>/dev/null
        fi
        if [ "$errors" = yes ]; then
          journalctl --no-pager --quiet --boot --output=short-precise --no-hostname --priority=err |
            sed 's/^/journal-error /'
        fi
      } >&2
      wait
      """;

  private static final String FAILED_UNITS =
      """
      export LC_ALL=C.UTF-8 SYSTEMD_COLORS=0 SYSTEMD_PAGER= SYSTEMD_URLIFY=0
      systemctl list-units --state=failed --plain --no-legend --no-pager |
        sed 's/^/failed-unit /' >&2
      """;

  private LastLook() {}

  /**
   * The line as a command.
   *
   * @param stamp file in the guest: core files newer than it are searched for; "" for no search
   * @param errors whether to list the journal's errors
   */
  static GuestCommand command(GuestPaths paths, String stamp, boolean errors) {
    return GuestCommand.of(
        "/bin/sh", "-c", SCRIPT, "matrix", stamp, paths.suites(), errors ? "yes" : "no");
  }

  /** Lists the failed units: asked only where there are any, which is seldom. */
  static GuestCommand failedUnits() {
    return GuestCommand.shell(FAILED_UNITS);
  }
}
