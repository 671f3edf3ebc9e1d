package org.distromatrix.build;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A list of patterns in the syntax of {@code .gitignore} (gitignore(5)): later lines win, {@code !}
 * takes a name out again, and nothing below a named folder can be taken out.
 */
final class IgnorePatterns {
  /** Names nothing. */
  static final IgnorePatterns NONE = new IgnorePatterns(List.of());

  private final List<Line> lines;

  private IgnorePatterns(List<Line> lines) {
    this.lines = lines;
  }

  static IgnorePatterns of(List<String> text) {
    var lines = new ArrayList<Line>();
    for (String line : text) {
      String pattern = withoutTrailingSpaces(line);
      if (!pattern.isEmpty() && !pattern.startsWith("#")) {
        lines.add(Line.parse(pattern));
      }
    }
    return new IgnorePatterns(List.copyOf(lines));
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /**
   * Whether a path or a folder above it is named.
   *
   * @param path relative, parts separated by slashes
   */
  boolean names(String path, boolean folder) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (namesItself(path.substring(0, slash), true)) {
        return true;
      }
    }
    return namesItself(path, folder);
  }

  /** As {@link #names}, for a path whose parents are known not to be named. */
  boolean namesItself(String path, boolean folder) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).matches(path, folder)) {
        return !lines.get(i).negated();
      }
    }
    return false;
  }

  private static String withoutTrailingSpaces(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ' && !line.substring(0, end).endsWith("\\ ")) {
      end--;
    }
    return line.substring(0, end);
  }

  private record Line(boolean negated, boolean folderOnly, Pattern regex) {
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    static Line parse(String text) {
      boolean negated = text.startsWith("!");
      String pattern = negated ? text.substring(1) : text;
      boolean folderOnly = pattern.endsWith("/");
      if (folderOnly) {
        pattern = pattern.substring(0, pattern.length() - 1);
      }
      // a slash before the end ties a pattern to the folder of the list; else it holds at any depth
      boolean anchored = pattern.indexOf('/') >= 0;
      String glob = pattern.startsWith("/") ? pattern.substring(1) : pattern;
      String regex = (anchored ? "" : "(?:.*/)?") + GlobRegex.translate(glob);
      return new Line(negated, folderOnly, compiled(regex));
    }

    private static Pattern compiled(String regex) {
      try {
        return Pattern.compile(regex, Pattern.DOTALL);
      } catch (PatternSyntaxException e) {
        return NOTHING; // a set like [z-a]: git, too, takes it for a pattern without matches
      }
    }

    boolean matches(String path, boolean folder) {
      return (folder || !folderOnly) && regex.matcher(path).matches();
    }
  }
}
