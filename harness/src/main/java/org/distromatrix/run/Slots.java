package org.distromatrix.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many cells run side by side on this host. */
public final class Slots {
  /** What a booted minimal guest with a small test needs at its peak, measured: about 200 MiB. */
  private static final long MEMORY_PER_CELL = 512L << 20;

  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+([0-9]+) kB");

  private Slots() {}

  /** As many as this host's processors and free memory allow. */
  public static int onThisHost() {
    return onThisHost(Runtime.getRuntime().availableProcessors(), Path.of("/proc/meminfo"));
  }

  /**
   * As many as there are processors, and no more than fit into memory; at least one.
   *
   * @param meminfo the kernel's {@code /proc/meminfo}
   */
  static int onThisHost(int processors, Path meminfo) {
    long fitting = availableMemory(meminfo) / MEMORY_PER_CELL;
    return (int) Math.max(1, Math.min(processors, fitting));
  }

  private static long availableMemory(Path meminfo) {
    try {
      Matcher matcher = AVAILABLE.matcher(Files.readString(meminfo));
      return matcher.find() ? Long.parseLong(matcher.group(1)) << 10 : Long.MAX_VALUE;
    } catch (IOException e) {
      // A host that does not tell is not held back; the user has --jobs.
      return Long.MAX_VALUE;
    }
  }
}
