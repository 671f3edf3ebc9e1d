package org.distromatrix.image;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of zypper 1.14, libzypp 17 and rpm in the locale C. */
final class ZypperFailures {
  private static final String TRUST = "Use a mirror that carries the distribution's own signatures";
  private static final String REACH = "Check the network, or set another mirror: in matrix.yaml";

  private static final Pattern UNKNOWN = Pattern.compile("No provider of '([^']+)' found");

  static final ToolOutput.Language LANGUAGE =
      new ToolOutput.Language(
          Pattern.compile(
              "[Ee]rror|FAILED|[Ff]ail|unsigned|[Ss]ignature|No provider|Problem:|nothing provides"
                  + "|not found|No space|[Dd]igest|BAD|modified after|reject|can't be determined|[Tt]imeout|refused"),
          Pattern.compile("^\\(\\d+/\\d+\\) |^Retrieving"),
          Pattern.compile("^ +"));

  static final KnownFailures KNOWN =
      new KnownFailures(
          List.of(
              KnownFailures.Known.of(
                  "No space left on device|[Nn]ot enough (?:free )?space|needs? .* on the / filesystem",
                  "the disk that holds the cache is full",
                  "Free space: matrix clean"),
              KnownFailures.Known.of(
                  "^\\s*Key Name: +(.+)",
                  "the mirror's signature cannot be trusted: it is by another key, of %s",
                  TRUST),
              KnownFailures.Known.of(
                  "Signature verification failed|is unsigned|modified after it has been signed"
                      + "|signed with (?:an )?unknown key|File is unsigned|does not verify"
                      + "|[Ss]ignature .*(?:BAD|NOKEY)|doesn't contain public key",
                  "the mirror's signature cannot be trusted: %s",
                  TRUST),
              KnownFailures.Known.of(
                  "Digest verification failed|checksum|Package header is not",
                  "the mirror's files do not match its index: %s",
                  "It may be in the middle of an update: try again later, or set another mirror:"),
              KnownFailures.Known.of(
                  "Could not resolve|Couldn't resolve",
                  "the mirror's name cannot be resolved: %s",
                  REACH),
              KnownFailures.Known.of(
                  "Connection failed|Failed to connect|Connection refused|Couldn't connect"
                      + "|No route to host|Network is unreachable",
                  "the mirror cannot be reached: %s",
                  REACH),
              KnownFailures.Known.of(
                  "Timeout exceeded|[Tt]imed out|Operation too slow",
                  "the mirror does not answer in time: %s",
                  REACH),
              KnownFailures.Known.of(
                  "Valid metadata not found|not found on medium|returned error: 404"
                      + "|File '[^']*' not found|Repository type can't be determined",
                  "the mirror does not have it: %s",
                  "Check that the mirror carries this release, or set another mirror:"),
              KnownFailures.Known.of(
                  "No provider of",
                  "a package of its base set does not exist: %s",
                  "The mirror may carry another release than its name says")),
          Pattern.compile("^(?:\\[[^]]+\\] |Error(?: message)?: |error: )(.*)$"));

  private ZypperFailures() {}

  /** Names of packages that do not exist, in the order they were told. */
  static Set<String> unknownPackages(List<String> lines) {
    var found = new LinkedHashSet<String>();
    for (String line : lines) {
      Matcher unknown = UNKNOWN.matcher(line);
      while (unknown.find()) {
        found.add(unknown.group(1));
      }
    }
    return found;
  }

  /** True if a package is no longer where the metadata says: it is older than the mirror. */
  static boolean stale(List<String> lines) {
    return lines.stream()
        .anyMatch(line -> line.contains(".rpm") && line.contains("not found on medium"));
  }
}
