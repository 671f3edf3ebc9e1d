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
      suites=$1 coredumps=$2 errors=$3
      {
        read -r kernel </proc/sys/kernel/osrelease && echo "kernel $kernel"
        state=$(systemctl show --property=Version,SystemState,NFailedUnits | sed 's/^/systemd./; s/=/ /')
        printf '%s\\n' "$state"
        case $state in
          *'NFailedUnits 0'*) ;;
          *) systemctl list-units --state=failed --plain --no-legend --no-pager | sed 's/^/failed-unit /' ;;
        esac
        if [ "$coredumps" = yes ]; then
          find /var/lib/systemd/coredump -type f -printf 'core %p\\n' 2>/dev/null
          for suite in "$suites"/*/; do
            find "$suite" -type f -newer "$suite/stamp" \\( -name core -o -name 'core.[0-9]*' \\) \\
              -printf 'core %p\\n' 2>/dev/null
          done
        fi
        if [ "$errors" = yes ]; then
          journalctl --no-pager --quiet --boot --output=short-precise --no-hostname --priority=err |
            sed 's/^/journal-error /'
        fi
      } >&2
      exec journalctl --no-pager --quiet --output=short-precise --no-hostname
      """;

  private LastLook() {}

  /**
   * The line as a command.
   *
   * @param coredumps whether to search for core files
   * @param errors whether to list the journal's errors
   */
  static GuestCommand command(GuestPaths paths, boolean coredumps, boolean errors) {
    return GuestCommand.of(
        "/bin/sh", "-c", SCRIPT, "matrix", paths.suites(), yes(coredumps), yes(errors));
  }

  private static String yes(boolean wanted) {
    return wanted ? "yes" : "no";
  }
}
