package org.distromatrix.image;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.failure.MatrixException;

/**
 * Tells from what apt, dpkg and mmdebstrap printed why they failed. The texts are those of apt 1.x
 * to 3.x in the locale C.
 */
final class AptFailures {
  private static final Pattern UNKNOWN_PACKAGE =
      Pattern.compile(
          "(?:Unable to locate package (\\S+)|Package '?([^' ]+)'? has no installation candidate"
              + "|Couldn't find any package by (?:glob|regex) '([^']+)')");

  static final KnownFailures KNOWN =
      new KnownFailures(
          List.of(
              KnownFailures.Known.of(
                  "No space left on device|You don't have enough free space",
                  "the disk that holds the cache is full",
                  "Free space: matrix clean"),
              KnownFailures.Known.of(
                  "is expired \\(invalid since|Release file .* is expired|is not valid anymore",
                  "the mirror's metadata is past its valid-until date: %s",
                  "Add \"%s\" to accept-expired-metadata: in matrix.yaml to use it all the same"),
              KnownFailures.Known.of(
                  "is not valid yet",
                  "the mirror's metadata is from the future: %s",
                  "Check this host's clock"),
              KnownFailures.Known.of(
                  "NO_PUBKEY|BADSIG|EXPKEYSIG|REVKEYSIG|signatures were invalid"
                      + "|signatures couldn't be verified|is not signed|Missing key"
                      + "|Sub-process /usr/bin/sqv returned an error|Clearsigned file isn't valid",
                  "the mirror's signature cannot be trusted: %s",
                  "Use a mirror that carries the distribution's own signatures"),
              KnownFailures.Known.of(
                  "Hash Sum mismatch|File has unexpected size|Mirror sync in progress",
                  "the mirror's files do not match its signed index: %s",
                  "It may be in the middle of an update: try again later, or set another mirror:"),
              KnownFailures.Known.of(
                  "Could not connect|Connection refused|No route to host|Network is unreachable"
                      + "|Unable to connect",
                  "the mirror cannot be reached: %s",
                  "Check the network, or set another mirror: in matrix.yaml"),
              KnownFailures.Known.of(
                  "Connection timed out|connection timed out|Connection failed",
                  "the mirror does not answer: %s",
                  "Check the network, or set another mirror: in matrix.yaml"),
              KnownFailures.Known.of(
                  "Could not resolve|Temporary failure resolving|Name or service not known",
                  "the mirror's name cannot be resolved: %s",
                  "Check the network, or set another mirror: in matrix.yaml"),
              KnownFailures.Known.of(
                  "does not have a Release file|404 +Not Found",
                  "the mirror does not have it: %s",
                  "Check that the mirror carries this release, or set another mirror:"),
              KnownFailures.Known.of(
                  "Unable to locate package|has no installation candidate",
                  "a package of its base set does not exist: %s",
                  "The mirror may carry another release than its name says")),
          Pattern.compile("^\\s*(?:E:|Err:)\\s*(.*)$"));

  private final List<String> lines;

  /**
   * @param lines what was printed, both streams
   */
  AptFailures(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  /** Names of packages that do not exist, in the order they were asked for. */
  Set<String> unknownPackages() {
    var found = new LinkedHashSet<String>();
    for (String line : lines) {
      Matcher unknown = UNKNOWN_PACKAGE.matcher(line);
      while (unknown.find()) {
        for (int group = 1; group <= unknown.groupCount(); group++) {
          Optional.ofNullable(unknown.group(group)).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** True if a package is no longer where the package lists say: they are older than the mirror. */
  boolean staleLists() {
    return lines.stream().anyMatch(line -> line.contains("404 ") && line.contains("Not Found"));
  }

  /**
   * The failure for the user.
   *
   * @param what "Cannot build debian:13"
   * @param distro for hints that name it
   * @param mirror the mirrors, for people
   */
  MatrixException explain(String what, DistroRef distro, String mirror) {
    return KNOWN.explain(lines, what, distro, mirror);
  }
}
