package org.distromatrix.image;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of dnf 4 and 5, librepo and rpm in the locale C. */
final class DnfFailures {
  private static final String TRUST = "Use a mirror that carries the distribution's own signatures";
  private static final String REACH = "Check the network, or set another mirror: in matrix.yaml";

  private static final Pattern UNKNOWN =
      Pattern.compile("(?:Unable to find a match: |No match for argument: )(.+)$");

  static final ToolOutput.Language LANGUAGE =
      new ToolOutput.Language(
          Pattern.compile(
              "[Ee]rror|FAILED|[Ff]ail|is not signed|not installed|No match for|[Uu]nable to"
                  + "|Status code|Curl|No space|not enough|checksum|onflict|nothing provides"),
          Pattern.compile("^\\(\\d+/\\d+\\): |^ *(?:Installing|Upgrading) +:|^\\[ *\\d+/\\d+\\] "),
          Pattern.compile("^ +"));

  static final KnownFailures KNOWN =
      new KnownFailures(
          List.of(
              KnownFailures.Known.of(
                  "No space left on device|At least \\d+\\S* more space needed"
                      + "|Insufficient space in download",
                  "the disk that holds the cache is full",
                  "Free space: matrix clean"),
              KnownFailures.Known.of(
                  "Failing package is: (\\S+)",
                  "the mirror's signature cannot be trusted: %s is signed by another key",
                  TRUST),
              KnownFailures.Known.of(
                  "Problem opening package (\\S+)",
                  "the mirror's signature cannot be trusted: %s is not what was signed",
                  TRUST),
              // dnf 5, after a line that says no more than that something is wrong
              KnownFailures.Known.of(
                  "OpenPGP check for package \"([^\"]+)\".* is not signed",
                  "the mirror's signature cannot be trusted: %s is not signed",
                  TRUST),
              KnownFailures.Known.of(
                  "OpenPGP check for package \"([^\"]+)\"",
                  "the mirror's signature cannot be trusted: %s is not as a trusted key signed it",
                  TRUST),
              // what dnf 4 and 5 say of --repo
              KnownFailures.Known.of(
                  "(?:Unknown repo: |No matching repositories for )['\"]?([^'\". ]+)",
                  "its container image does not have the repository: %s",
                  "Name an image that has it as container-image: in the profile, or use base:"
                      + " packages"),
              KnownFailures.Known.of(
                  "is not signed|signature is not available|GPG signature verification error"
                      + "|Bad (?:GPG|PGP) signature|GPG check FAILED|is not installed\\. Failing"
                      + "|Public key for .* is not installed|Import of key|Signature verif"
                      + "|OpenPGP check|could not be verified",
                  "the mirror's signature cannot be trusted: %s",
                  TRUST),
              KnownFailures.Known.of(
                  "checksum doesn't match|Checksum error|Package .* has no checksum"
                      + "|bad checksum|file digest"
                      + "|No more mirrors to try - All mirrors were already tried without success",
                  "the mirror's files do not match its index: %s",
                  "It may be in the middle of an update: try again later, or set another mirror:"),
              KnownFailures.Known.of(
                  "Couldn't resolve host|Could not resolve host",
                  "the mirror's name cannot be resolved: %s",
                  REACH),
              KnownFailures.Known.of(
                  "Couldn't connect|Failed to connect|Connection refused|Could not connect"
                      + "|No route to host|Network is unreachable",
                  "the mirror cannot be reached: %s",
                  REACH),
              KnownFailures.Known.of(
                  "Timeout was reached|Operation too slow|Operation timed out|timed out",
                  "the mirror does not answer in time: %s",
                  REACH),
              KnownFailures.Known.of(
                  "Status code: 40[13]|The requested URL returned error: 40[13]",
                  "the mirror does not let us in: %s",
                  "Check the subscription that the entitlement belongs to, or set a mirror:"),
              KnownFailures.Known.of(
                  "Status code: 404|Cannot download repomd.xml|returned error: 404",
                  "the mirror does not have it: %s",
                  "Check that the mirror carries this release, or set another mirror:"),
              KnownFailures.Known.of(
                  "unsupported certificate|SSL (?:peer )?certificate|certificate problem"
                      + "|Problem with the local SSL certificate",
                  "the mirror's or our certificate is not accepted: %s",
                  "Check this host's clock and certificates"),
              KnownFailures.Known.of(
                  "No match for argument|Unable to find a match",
                  "a package of its base set does not exist: %s",
                  "The mirror may carry another release than its name says")),
          Pattern.compile("^(?:Error: |error: |\\[Errno \\d+\\] )(.*)$"));

  private DnfFailures() {}

  /** Names of packages that do not exist, in the order they were told. */
  static Set<String> unknownPackages(List<String> lines) {
    var found = new LinkedHashSet<String>();
    for (String line : lines) {
      Matcher unknown = UNKNOWN.matcher(line);
      if (unknown.find()) {
        found.addAll(List.of(unknown.group(1).strip().split("\\s+")));
      }
    }
    return found;
  }

  /** True if a package is no longer where the metadata says: it is older than the mirror. */
  static boolean stale(List<String> lines) {
    return lines.stream().anyMatch(line -> line.contains("404") && line.contains(".rpm"));
  }
}
