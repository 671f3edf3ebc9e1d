package org.distromatrix.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.distromatrix.event.EventLog;
import org.distromatrix.event.EventsReplay;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.run.RunFolder;

/** The results of a run that was; of one that was killed, as far as its events go. */
final class StoredRun {
  private StoredRun() {}

  /**
   * Reads them.
   *
   * @throws org.distromatrix.report.json.UnreadableJson if they are damaged
   */
  static RunResult read(RunFolder folder) throws IOException {
    try {
      return ResultsJson.read(folder.results());
    } catch (NoSuchFileException e) {
      return EventsReplay.replay(EventLog.read(folder.events()));
    }
  }
}
