package org.distromatrix.image;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.failure.MatrixException;

/**
 * Tells from what pacman printed whether and why it failed. The texts are those of pacman 6 and 7
 * in the locale C.
 */
final class PacmanFailures {
  /** How pacman talks. */
  static final ToolOutput.Language LANGUAGE =
      new ToolOutput.Language(
          Pattern.compile("^(?:error|warning):|No space left|Operation too slow|GPGME"),
          Pattern.compile("^(?::: (?!Proceed)|installing |upgrading )"),
          Pattern.compile("^:: "));

  private static final Pattern UNKNOWN_PACKAGE =
      Pattern.compile("^error: target not found: (\\S+)");

  private static final String SCRIPT = "command failed to execute correctly|call to execv failed";
  private static final String OTHER_MIRROR =
      "Check the network, or set another mirror: in matrix.yaml";
  private static final String OWN_SIGNATURES =
      "Use a mirror that carries the distribution's own signatures, or name its keys under keys:"
          + " in matrix.yaml";

  static final KnownFailures KNOWN =
      new KnownFailures(
          List.of(
              KnownFailures.Known.of(
                  "No space left on device|not enough free disk space|Partition .* too full",
                  "the disk that holds the cache is full",
                  "Free space: matrix clean"),
              KnownFailures.Known.of(
                  "\\.pkg\\.tar\\S*\\.sig' from .*404",
                  "a package is not signed: %s",
                  OWN_SIGNATURES),
              KnownFailures.Known.of(
                  "\\.sig' from .*404", "the mirror's metadata is not signed: %s", OWN_SIGNATURES),
              KnownFailures.Known.of(
                  "signature from .* is (?:invalid|unknown|marginal|never)|PGP signature"
                      + "|key \".*\" is (?:unknown|disabled)|could not be looked up remotely"
                      + "|missing required signature",
                  "the mirror's signature cannot be trusted: %s",
                  OWN_SIGNATURES),
              KnownFailures.Known.of(
                  "is corrupted|checksum|Maximum file size exceeded|Unrecognized archive format",
                  "the mirror's files do not match its index: %s",
                  "It may be in the middle of an update: try again later, or set another mirror:"),
              KnownFailures.Known.of(
                  "Could not resolve host",
                  "the mirror's name cannot be resolved: %s",
                  OTHER_MIRROR),
              KnownFailures.Known.of(
                  "Operation too slow|[Tt]imed? ?out|Timeout was reached",
                  "the mirror does not answer: %s",
                  OTHER_MIRROR),
              KnownFailures.Known.of(
                  "[Cc]ouldn't connect|Could not connect|Failed to connect|Connection refused"
                      + "|Empty reply|Network is unreachable|No route to host",
                  "the mirror cannot be reached: %s",
                  OTHER_MIRROR),
              KnownFailures.Known.of(
                  "returned error: 404",
                  "the mirror does not have it: %s",
                  "Check that the mirror carries this distribution, or set another mirror:"),
              KnownFailures.Known.of(
                  "target not found",
                  "a package of its base set does not exist: %s",
                  "The mirror may carry another distribution than its name says"),
              KnownFailures.Known.of(
                  SCRIPT, "a script of a package failed: %s", "Read the log for which one")),
          Pattern.compile("^error:\\s*(.*)$"));

  private final List<String> lines;

  /**
   * @param lines what was printed, both streams
   */
  PacmanFailures(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  /** Whether something went wrong, which pacman's status does not always tell. */
  boolean any() {
    return lines.stream().anyMatch(line -> line.startsWith("error:"));
  }

  /** Whether a script or a hook of a package failed, which leaves pacman's status 0. */
  boolean scripts() {
    return lines.stream().anyMatch(line -> Pattern.compile(SCRIPT).matcher(line).find());
  }

  /** Names of packages that do not exist, in the order they were asked for. */
  Set<String> unknownPackages() {
    var found = new LinkedHashSet<String>();
    for (String line : lines) {
      Matcher unknown = UNKNOWN_PACKAGE.matcher(line);
      if (unknown.find()) {
        found.add(unknown.group(1));
      }
    }
    return found;
  }

  /** True if a package is no longer where the databases say: they are older than the mirror. */
  boolean staleDatabases() {
    return lines.stream()
        .anyMatch(line -> line.contains(".pkg.tar") && line.contains("returned error: 404"));
  }

  /** The failure for the user, as {@link KnownFailures#explain}. */
  MatrixException explain(String what, DistroRef distro, String mirror) {
    return KNOWN.explain(lines, what, distro, mirror);
  }
}
