package org.distromatrix.image;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.failure.MatrixException;

/**
 * The ways that a package manager is known to fail, and what a user is told then in one line.
 *
 * @param known the more telling ones first
 * @param errorLine what its errors look like; the first group is the message
 */
record KnownFailures(List<Known> known, Pattern errorLine) {
  /**
   * A known way to fail.
   *
   * @param sign what is printed then; what its first group holds, if it has one, is told
   * @param cause what a user is told; {@code %s} is that, else the printed line
   * @param hint what can be done; {@code %s} is the distribution
   */
  record Known(Pattern sign, String cause, String hint) {
    static Known of(String sign, String cause, String hint) {
      return new Known(Pattern.compile(sign), cause, hint);
    }
  }

  private static final int SHOWN_ERRORS = 3;
  private static final int SHOWN_LENGTH = 200;

  KnownFailures {
    known = List.copyOf(known);
  }

  /**
   * The failure for the user.
   *
   * @param lines what was printed, both streams
   * @param what "Cannot build debian:13"
   * @param distro for hints that name it
   * @param mirror the mirrors, for people
   */
  MatrixException explain(List<String> lines, String what, DistroRef distro, String mirror) {
    for (Known one : known) {
      for (String line : lines) {
        Matcher sign = one.sign().matcher(line);
        if (sign.find()) {
          String told = sign.groupCount() > 0 ? sign.group(1) : shown(line);
          return failure(what, mirror, one.cause().formatted(told), one.hint().formatted(distro));
        }
      }
    }
    return failure(what, mirror, lastErrors(lines), "Read the log for what led to it");
  }

  private static MatrixException failure(String what, String mirror, String cause, String hint) {
    return MatrixException.infrastructure("%s: %s; mirror: %s".formatted(what, cause, mirror))
        .withHint(hint);
  }

  private String lastErrors(List<String> lines) {
    var errors = new ArrayList<String>();
    for (String line : lines) {
      Matcher error = errorLine.matcher(line);
      if (error.matches() && !error.group(1).isBlank()) {
        errors.add(error.group(1).strip());
      }
    }
    List<String> last = errors.isEmpty() ? lines : errors;
    return last.stream()
        .skip(Math.max(0, last.size() - SHOWN_ERRORS))
        .collect(Collectors.joining("; "));
  }

  /** The message of an error line, on one line; the log has all of it. */
  private String shown(String line) {
    Matcher error = errorLine.matcher(line);
    boolean found = error.matches() && !error.group(1).isBlank();
    String message = found ? error.group(1) : line.replaceFirst("^\\s*W(?:arning)?:", "");
    String one = message.strip().replaceAll("\\s+", " ");
    return one.length() > SHOWN_LENGTH ? one.substring(0, SHOWN_LENGTH) + " ..." : one;
  }
}
