package org.distromatrix.suite;

import java.util.regex.Pattern;

/**
 * What stands after {@code run:}, as one script to be run in a guest.
 *
 * @param name name of the script, and of its test where it is one test; also part of its log's name
 * @param line line for the shell
 * @param several whether it is one of several scripts, so that tests it reports carry its name
 */
record ScriptLine(String name, String line, boolean several) {
  /** One word with wild cards, and nothing that would make it more than a path. */
  private static final Pattern GLOB =
      Pattern.compile("(?=.*[*?\\[])[A-Za-z0-9_./*?\\[\\]!@%+=:,~-]+");

  /** Whether {@code run:} means every script that matches, each as a test of its own. */
  static boolean isGlob(String run) {
    return GLOB.matcher(run.strip()).matches();
  }

  /** The only script of a suite bears the name of the suite. */
  static ScriptLine only(String suite, String run) {
    return new ScriptLine(suite, run, false);
  }

  /** A script that a glob found: named by its path below the folder that the glob starts in. */
  static ScriptLine found(String glob, String path) {
    var folder = fixedFolder(glob.strip());
    var name = path.startsWith(folder) ? path.substring(folder.length()) : path;
    return new ScriptLine(TestNames.clean(name), "./" + quoted(path), true);
  }

  private static String fixedFolder(String glob) {
    int wild = 0;
    while ("*?[".indexOf(glob.charAt(wild)) < 0) {
      wild++;
    }
    return glob.substring(0, glob.lastIndexOf('/', wild) + 1);
  }

  private static String quoted(String path) {
    return "'" + path.replace("'", "'\\''") + "'";
  }
}
