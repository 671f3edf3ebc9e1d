package org.distromatrix.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is mounted where, as this process sees it (proc(5), /proc/PID/mountinfo). */
final class MountTable {
  private static final int MOUNT_POINT = 4;
  private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

  private MountTable() {}

  /** Mount points at or below a folder, the latest first. */
  static List<Path> below(Path folder) {
    try {
      List<Path> points =
          Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
              .map(MountTable::mountPoint)
              .filter(point -> point.startsWith(folder))
              .toList();
      var latestFirst = new ArrayList<>(points);
      Collections.reverse(latestFirst);
      return latestFirst;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path mountPoint(String line) {
    Matcher escaped = ESCAPED.matcher(line.split(" ", -1)[MOUNT_POINT]);
    return Path.of(
        escaped.replaceAll(
            sign ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(sign.group(1), 8)))));
  }
}
