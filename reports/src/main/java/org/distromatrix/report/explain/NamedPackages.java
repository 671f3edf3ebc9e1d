package org.distromatrix.report.explain;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.distromatrix.report.explain.FailurePart.FailureText;

/**
 * Names in what failing tests said that may be those of packages. A name with a digit, dash or plus
 * is taken wherever it stands; any other is perhaps a word of English, and must stand as programs
 * are named: {@code jq: not found}, {@code 'jq'}, {@code /usr/bin/jq}.
 */
final class NamedPackages {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+._-]+");

  /** Programs that are as often words before a colon. */
  private static final Set<String> WORDS = Set.of("file", "time", "test", "mount", "login");

  private static final int LONGEST = 4096;
  private static final String QUOTES = "'\"`\u2018\u2019";

  private final Set<String> names = new HashSet<>();

  NamedPackages(Iterable<FailureText> texts) {
    for (var text : texts) {
      read(text.message());
      read(text.details());
    }
  }

  private void read(String text) {
    var bounded = text.substring(0, Math.min(text.length(), LONGEST));
    var found = NAME.matcher(bounded);
    while (found.find()) {
      var name = found.group().replaceAll("[._-]+$", "");
      char before = found.start() > 0 ? bounded.charAt(found.start() - 1) : ' ';
      int end = found.start() + name.length();
      char after = end < bounded.length() ? bounded.charAt(end) : ' ';
      if (isNoWord(name) || isProgram(bounded, found.start(), before, after, name)) {
        names.add(name);
      }
    }
  }

  private static boolean isNoWord(String name) {
    return name.chars().anyMatch(c -> c == '-' || c == '+' || Character.isDigit(c));
  }

  private static boolean isProgram(String text, int start, char before, char after, String name) {
    boolean named =
        QUOTES.indexOf(before) >= 0
            || QUOTES.indexOf(after) >= 0
            || after == ':'
            || text.startsWith("bin/", start - 4);
    return named && !WORDS.contains(name);
  }

  boolean have(String name) {
    return names.contains(name);
  }
}
