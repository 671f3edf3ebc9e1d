package org.distromatrix.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What of this host's processor a machine sees that runs on it. */
final class HostProcessor {
  private HostProcessor() {}

  /** Its model and features, as the kernel tells them (proc(5), /proc/cpuinfo). */
  static String describe() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .takeWhile(line -> !line.isBlank())
          .filter(line -> line.matches("(model name|microcode|flags|Features|CPU part)\\s*:.*"))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "unknown"; // a state of another host does not resume, which is noticed then
    }
  }
}
