package org.distromatrix.machine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distromatrix.command.OutputSink;

/**
 * Reads a machine's console for what it does not tell otherwise: that its kernel gave up, that no
 * root file system was found, that it ended in a rescue shell, that it ran out of memory.
 */
final class ConsoleWatch implements OutputSink {
  private static final int LONGEST_LINE = 4096;

  /** What ends a boot, and in which words; as kernel and initial RAM disks print it. */
  private static final Map<Pattern, String> TROUBLE =
      Map.of(
          Pattern.compile("Kernel panic - not syncing: (.*)"), "kernel panic: ",
          Pattern.compile("(ALERT! +\\S+ does not exist)"), "no root file system: ",
          Pattern.compile("(Gave up waiting for (?:root file system|suspend/resume) device)"),
              "no root file system: ",
          Pattern.compile("ERROR: (device '.*' not found)"), "no root file system: ",
          Pattern.compile("dracut-initqueue.*: (Warning: .*does not exist)"),
              "no root file system: ",
          Pattern.compile(
                  "(Entering emergency mode|You are in emergency mode|You are now being"
                      + " dropped into an emergency shell|Starting Dracut Emergency Shell)"),
              "it ended in a rescue shell: ");

  /** Linux says who was ended (mm/oom_kill.c). */
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile(
          "(?:Out of memory|Memory cgroup out of memory): Killed process (\\d+ \\(.*?\\))");

  /** The first line of Linux's report of a fault of its own, which a panic may follow. */
  private static final Pattern FAULT =
      Pattern.compile(
          "(BUG: .*|kernel BUG at .*|Oops: general protection fault.*"
              + "|general protection fault.*|Internal error: .*|invalid opcode: .*)");

  /** Where the kernel was at that fault. */
  private static final Pattern PLACE = Pattern.compile("(?:RIP: \\w+:|pc : )(\\S+)");

  private final CompletableFuture<String> trouble = new CompletableFuture<>();
  private final List<String> fault = new ArrayList<>();
  private volatile CompletableFuture<String> outOfMemory = new CompletableFuture<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** Completes with the first thing that a boot or a machine does not survive, in words. */
  CompletableFuture<String> trouble() {
    return trouble;
  }

  /** Completes with the next process that the kernel ends for want of memory. */
  synchronized CompletableFuture<String> nextOutOfMemory() {
    if (outOfMemory.isDone()) {
      outOfMemory = new CompletableFuture<>();
    }
    return outOfMemory;
  }

  @Override
  public void accept(byte[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n' || line.size() == LONGEST_LINE) {
        read(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(buffer[i]);
      }
    }
  }

  private void read(String text) {
    Matcher killed = OUT_OF_MEMORY.matcher(text);
    if (killed.find()) {
      outOfMemory.complete(killed.group(1));
    }
    readFault(text);
    TROUBLE.forEach(
        (pattern, words) -> {
          Matcher found = pattern.matcher(text);
          if (found.find()) {
            trouble.complete(words + found.group(1).strip() + cause());
          }
        });
  }

  private void readFault(String text) {
    Matcher first = FAULT.matcher(text);
    if (first.find()) {
      fault.clear();
      fault.add(first.group(1).strip());
    }
    Matcher place = PLACE.matcher(text);
    if (fault.size() == 1 && place.find()) {
      fault.add(place.group(1));
    }
  }

  private String cause() {
    return fault.isEmpty() ? "" : " (" + String.join(" in ", fault) + ")";
  }
}
