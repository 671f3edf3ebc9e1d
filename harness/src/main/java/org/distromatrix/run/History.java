package org.distromatrix.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.distromatrix.plan.CellId;

/**
 * How long each cell took the last time, so that the longest starts first and shards are even. One
 * line each in {@code .matrix/history}: milliseconds, a tab, the cell's id.
 */
public final class History {
  private final Path file;

  public History(Path matrixFolder) {
    this.file = matrixFolder.resolve("history");
  }

  /** Cell id to wall time; empty where nothing is known. A line that cannot be read is left out. */
  public Map<CellId, Duration> read() throws IOException {
    Map<CellId, Duration> known = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int tab = line.indexOf('\t');
        if (tab > 0 && line.substring(0, tab).matches("[0-9]{1,12}")) {
          known.put(
              new CellId(line.substring(tab + 1)),
              Duration.ofMillis(Long.parseLong(line.substring(0, tab))));
        }
      }
    } catch (NoSuchFileException e) {
      return Map.of();
    }
    return known;
  }

  /** Adds what this run learned; whoever writes last wins, which only costs a good guess. */
  public void remember(Map<CellId, Duration> learned) throws IOException {
    Map<CellId, Duration> all = new LinkedHashMap<>(read());
    all.putAll(learned);
    String text =
        all.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.comparing(CellId::text)))
            .map(e -> e.getValue().toMillis() + "\t" + e.getKey() + "\n")
            .collect(Collectors.joining());
    Path beside = Files.createTempFile(file.getParent(), ".history-", "");
    Files.writeString(beside, text, StandardCharsets.UTF_8);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
