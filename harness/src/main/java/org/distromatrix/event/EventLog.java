package org.distromatrix.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.distromatrix.event.RunEvent.Stamped;

/**
 * Appends each event to {@code events.jsonl} as it happens, one line each, handed to the operating
 * system at once: a run that is killed leaves behind all that had happened.
 */
public final class EventLog implements Consumer<Stamped>, AutoCloseable {
  private final OutputStream out;

  /** Opens the file, which is made if it is missing. */
  public EventLog(Path file) throws IOException {
    out = Files.newOutputStream(file, CREATE, APPEND);
  }

  @Override
  public void accept(Stamped event) {
    try {
      out.write((EventJson.line(event) + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /**
   * Reads a log back. A last line that was cut in the middle, by a kill or a full disk, is left
   * out.
   *
   * @throws org.distromatrix.report.json.UnreadableJson if another line is not an event
   */
  public static List<Stamped> read(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--; // in bytes: the cut may be in the middle of a character
    }
    var whole = new String(bytes, 0, end, UTF_8);
    var events = new ArrayList<Stamped>();
    whole.lines().forEach(line -> events.add(EventJson.read(line)));
    return events;
  }
}
