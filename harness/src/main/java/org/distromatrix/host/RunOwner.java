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
 * PID-START-SPACE-NAME}. The start time tells it from a later process with the same id, the space
 * from one of another container, with which caches and control groups may be shared.
 *
 * @param pid process id
 * @param startTicks when it started, in the kernel's clock ticks since boot (proc(5), field 22)
 * @param space the process namespace that the id is valid in: its number (namespaces(7)), to the
 *     base of 36, as names of sockets are short
 */
public record RunOwner(long pid, long startTicks, String space) {
  private static final Pattern OWNED = Pattern.compile("(\\d+)-(\\d+)-([0-9a-z]+)-.+");
  private static final Pattern SPACE = Pattern.compile("pid:\\[(\\d+)\\]");
  private static final int START_AFTER_NAME = 19;

  /** This process. */
  public static RunOwner current() {
    long pid = ProcessHandle.current().pid();
    return new RunOwner(pid, startOf(pid).orElseThrow(), ownSpace());
  }

  private static String ownSpace() {
    try {
      Matcher number =
          SPACE.matcher(Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString());
      return number.matches() ? Long.toString(Long.parseLong(number.group(1)), 36) : "0";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The owner that an entry's name tells; empty if it tells none. */
  public static Optional<RunOwner> ofEntry(String entry) {
    Matcher owned = OWNED.matcher(entry);
    return owned.matches()
        ? Optional.of(
            new RunOwner(
                Long.parseLong(owned.group(1)), Long.parseLong(owned.group(2)), owned.group(3)))
        : Optional.empty();
  }

  /** The name of something that belongs to this process. */
  public String entry(String name) {
    return pid + "-" + startTicks + "-" + space + "-" + name;
  }

  /** Whether the process may still run: what is of another process namespace is not seen here. */
  public boolean lives() {
    return !space.equals(ownSpace())
        || startOf(pid).filter(start -> start == startTicks).isPresent();
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
