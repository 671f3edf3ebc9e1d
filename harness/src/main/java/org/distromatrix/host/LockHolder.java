package org.distromatrix.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Who holds a lock, as noted beside its file.
 *
 * @param pid process id
 * @param project whose run it is
 * @param since when it was taken
 */
public record LockHolder(long pid, String project, Instant since) {
  /** As in "process 4711 (project tally, since 12:01:07)". */
  public String describe() {
    // Made here: it loads time zones, which would cost each taking of a lock 20 ms in a fresh JVM.
    var clock = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    return "process %d (project %s, since %s)".formatted(pid, project, clock.format(since));
  }

  static LockHolder us(String project) {
    return new LockHolder(ProcessHandle.current().pid(), project, Instant.now());
  }

  /** Leaves a note for who waits. A lock without one is a lock all the same. */
  void writeTo(Path note) {
    try {
      Files.write(note, List.of(Long.toString(pid), since.toString(), project.replace('\n', ' ')));
    } catch (IOException e) {
      note.toFile().delete(); // half a note tells less than none
    }
  }

  /** What the note says; empty if there is none or it is being written. */
  static Optional<LockHolder> readFrom(Path note) {
    try {
      List<String> lines = Files.readAllLines(note);
      return lines.size() < 3
          ? Optional.empty()
          : Optional.of(
              new LockHolder(
                  Long.parseLong(lines.get(0)), lines.get(2), Instant.parse(lines.get(1))));
    } catch (IOException | NumberFormatException | DateTimeParseException e) {
      return Optional.empty(); // it only serves a message
    }
  }
}
