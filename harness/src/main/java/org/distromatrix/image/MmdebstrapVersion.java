package org.distromatrix.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The version of the host's mmdebstrap, read from the program itself: it is a Perl script that says
 * {@code our $VERSION = '1.3.5';} near its start. Asking it would cost a process for every image
 * that is already there.
 */
final class MmdebstrapVersion {
  private static final Pattern VERSION = Pattern.compile("\\$VERSION\\s*=\\s*['\"]([^'\"]+)['\"]");
  private static final int NEAR_THE_START = 100;

  private MmdebstrapVersion() {}

  /**
   * The version of a program file.
   *
   * @param program {@code /usr/bin/mmdebstrap}
   * @return "1.3.5"; the size of the program if it does not say; "none" if it is not there
   */
  static String of(Path program) {
    if (!Files.isReadable(program)) {
      return "none";
    }
    try (Stream<String> lines = Files.lines(program, StandardCharsets.ISO_8859_1)) {
      return lines
          .limit(NEAR_THE_START)
          .map(VERSION::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .findFirst()
          .orElse(Files.size(program) + " bytes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
