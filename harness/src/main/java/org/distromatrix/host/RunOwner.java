package org.distromatrix.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that folders and control groups belong to, as their names say it: {@code
 * PID-START-NAME}. The start time tells it from a later process with the same id.
 *
 * @param pid process id
 * @param startTicks when it started, in the kernel's clock ticks since boot (proc(5), field 22)
 */
public record RunOwner(long pid, long startTicks) {
  private static final Pattern OWNED = Pattern.compile("(\\d+)-(\\d+)-.+");
  private static final int START_AFTER_NAME = 19;

  /** This process. */
  public static RunOwner current() {
    long pid = ProcessHandle.current().pid();
    return new RunOwner(pid, startOf(pid).orElseThrow());
  }

  /** The owner that an entry's name tells; empty if it tells none. */
  public static Optional<RunOwner> ofEntry(String entry) {
    Matcher owned = OWNED.matcher(entry);
    return owned.matches()
        ? Optional.of(new RunOwner(Long.parseLong(owned.group(1)), Long.parseLong(owned.group(2))))
        : Optional.empty();
  }

  /** The name of something that belongs to this process. */
  public String entry(String name) {
    return pid + "-" + startTicks + "-" + name;
  }

  /** Whether the process still runs. */
  public boolean lives() {
    return startOf(pid).filter(start -> start == startTicks).isPresent();
  }

  private static Optional<Long> startOf(long pid) {
    try {
      byte[] stat = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "stat"));
      var text = new String(stat, StandardCharsets.ISO_8859_1);
      String[] afterName = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(Long.parseLong(afterName[START_AFTER_NAME]));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (Files.exists(Path.of("/proc", Long.toString(pid)))) {
        throw new UncheckedIOException(e);
      }
      return Optional.empty(); // it ended while we were reading
    }
  }
}
