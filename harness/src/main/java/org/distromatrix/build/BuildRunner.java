package org.distromatrix.build;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The shell script that runs the project's scripts inside the build tree. It gives them a clean
 * environment (which thus stands in no process list), one stream for their output (so that its
 * order is kept), and writes their exit status down, which tells a failing script from a build tree
 * that did not come up.
 */
final class BuildRunner {
  /** Where it lies in the build tree. */
  static final String PATH = "/matrix/run";

  /** Folder in the build tree for {@link #STATUS} and {@link #CURRENT}. */
  static final String STATE = "/matrix/state";

  /** Gets the exit status of the script that failed, or 0. */
  static final String STATUS = STATE + "/status";

  /** Names the script that was last started. */
  static final String CURRENT = STATE + "/current";

  private BuildRunner() {}

  static String text(List<String> scripts, Map<String, String> environment) {
    String variables =
        environment.entrySet().stream()
            .map(entry -> ShellText.quote(entry.getKey() + "=" + entry.getValue()))
            .collect(Collectors.joining(" \\\n    "));
    String calls =
        scripts.stream()
            .map(path -> "run " + ShellText.quote(path) + "\n")
            .collect(Collectors.joining());
    return """
        #!/bin/sh
        umask 022
        cd %s
        run() {
          printf %%s "$1" >%s
          env -i \\
            %s \\
            "SCRIPT=$PWD/$1" "CHROOT_SCRIPT=$PWD/$1" \\
            "./$1" </dev/null 2>&1
          status=$?
          [ $status = 0 ] || { echo $status >%s; exit $status; }
        }
        %secho 0 >%s
        """
        .formatted(CellImage.SOURCE, CURRENT, variables, STATUS, calls, STATUS);
  }

  /**
   * mkosi's command that enters the image, where its scripts run outside of it: here they do not.
   */
  static String mkosiChroot() {
    return """
        #!/bin/sh
        exec "$@"
        """;
  }
}
