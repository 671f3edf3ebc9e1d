package org.distromatrix.suite;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.suite.GuestPaths.Place;

/**
 * The shell lines that we run in a guest. What differs from suite to suite comes as arguments,
 * never as part of the text: nothing has to be quoted.
 */
final class GuestScripts {
  private static final String SET_UP =
      """
      set -e
      umask 022
      pristine=$1 base=$2 user=$3 exact=$4
      if [ -e "$base" ]; then rm -rf -- "$base"; fi
      mkdir -p -- "$base/artifacts"
      : >"$base/stamp"
      if [ "$exact" = yes ]; then touch -d '1 second ago' -- "$base/stamp"; fi
      if [ -d "$pristine" ]; then cp -a -- "$pristine" "$base/source"; else mkdir -- "$base/source"; fi
      if [ "$user" != root ]; then
        id -u -- "$user" >/dev/null 2>&1 || useradd --create-home --shell /bin/sh -- "$user"
        chown -R -h -- "$user:" "$base"
      fi
      """;

  /** The glob is not quoted: that is what makes the shell expand it. Blanks cannot be in it. */
  private static final String EXPAND =
      """
      cd -- "$1" || exit
      IFS=
      for script in $2; do
        if [ -f "$script" ]; then printf '%s\\0' "$script"; fi
      done
      """;

  private static final String RUN = "MATRIX_TEST_PID=$$ exec /bin/sh -c \"$1\"";

  /** {@code script} (util-linux) is what gives a program a terminal without one. */
  private static final String RUN_ON_TERMINAL =
      "MATRIX_TEST_PID=$$ exec script --quiet --return --flush --command \"$1\" /dev/null";

  private static final String REBOOT_MARK =
      """
      if [ -f "$1" ]; then cat -- "$1" && rm -- "$1"; fi
      """;

  /** Says whether anything is in the folder; the arguments after the first three are for find. */
  private static final String GATHER =
      """
      source=$1 target=$2 how=$3
      shift 3
      if [ $# -gt 0 ] && cd -- "$source"; then
        mkdir -p -- "$target"
        find . -type f "$@" -exec $how --parents --target-directory="$target" -- {} + >&2
      fi
      for entry in "$target"/* "$target"/.[!.]* "$target"/..?*; do
        if [ -e "$entry" ] || [ -L "$entry" ]; then echo some; break; fi
      done
      """;

  private static final String FORGET =
      """
      source=$1 artifacts=$2 results=$3
      shift 3
      rm -rf -- "$results" "$artifacts"/* "$artifacts"/.[!.]*
      if [ $# -gt 0 ] && cd -- "$source"; then find . -type f "$@" -delete; fi
      """;

  private GuestScripts() {}

  /**
   * Gives a suite its folder: a copy of the source of its own, a place for artifacts.
   *
   * @param exactStamp whether even what is written in the next tick of the clock has to be newer
   *     than the stamp
   */
  static GuestCommand setUp(GuestPaths paths, Place place, String user, boolean exactStamp) {
    return script(SET_UP, paths.pristine(), place.base(), user, exactStamp ? "yes" : "no");
  }

  /** Lists the scripts that a glob means, each ended by a NUL. */
  static GuestCommand expand(Place place, String glob) {
    return script(EXPAND, place.source(), glob);
  }

  /** Runs a line as a test. */
  static GuestCommand test(String line, boolean terminal) {
    return script(terminal ? RUN_ON_TERMINAL : RUN, line);
  }

  /** Prints the mark of a reboot that was asked for, if one was, and forgets it. */
  static GuestCommand takeRebootMark(Place place) {
    return script(REBOOT_MARK, place.rebootRequest());
  }

  /** Copies the files of the source that globs mean to the artifacts. */
  static GuestCommand gatherArtifacts(Place place, List<String> globs) {
    var argv = arguments(GATHER, place.source(), place.artifacts(), "cp -a");
    argv.addAll(FindArguments.matching(globs));
    return command(argv);
  }

  /** Copies the results files that were written since the set-up to a folder; as above. */
  static GuestCommand gatherResults(Place place, String glob) {
    var argv = arguments(GATHER, place.source(), place.results(), "cp");
    argv.addAll(List.of("-newer", place.stamp()));
    argv.addAll(FindArguments.matching(List.of(glob)));
    return command(argv);
  }

  /** Forgets what an attempt left, so that the next starts without it. */
  static GuestCommand forget(Place place, List<String> resultGlobs) {
    var argv = arguments(FORGET, place.source(), place.artifacts(), place.results());
    if (!resultGlobs.isEmpty()) {
      argv.addAll(List.of("-newer", place.stamp()));
      argv.addAll(FindArguments.matching(resultGlobs));
    }
    return command(argv);
  }

  private static GuestCommand script(String text, String... arguments) {
    return command(arguments(text, arguments));
  }

  private static List<String> arguments(String text, String... arguments) {
    var argv = new ArrayList<>(List.of("/bin/sh", "-c", text, "matrix"));
    argv.addAll(List.of(arguments));
    return argv;
  }

  private static GuestCommand command(List<String> argv) {
    return GuestCommand.of(argv.toArray(String[]::new));
  }
}
