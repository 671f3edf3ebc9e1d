package org.distromatrix.report.html;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.distromatrix.report.log.LogTails;
import org.distromatrix.report.log.LogTails.Tail;

/**
 * What the page holds of the texts of guests, so that a reader need not open a log: bounded for
 * each and in total, because a page of many failures must still open.
 */
final class EmbeddedTexts {
  /** Bytes of one log: some screens. */
  private static final int ONE_LOG = 12 * 1024;

  /** Bytes of all logs. */
  private static final int ALL_LOGS = 8 << 20;

  /** Characters of a message, which is meant to be one line. */
  private static final int ONE_MESSAGE = 2 * 1024;

  private static final int ALL_MESSAGES = 4 << 20;

  /** Characters of diagnostics: a stack trace with its causes. */
  private static final int ONE_DETAILS = 12 * 1024;

  private static final int ALL_DETAILS = 4 << 20;

  private final LogTails logs;
  private final TextPool messages = new TextPool(ONE_MESSAGE, ALL_MESSAGES);
  private final TextPool details = new TextPool(ONE_DETAILS, ALL_DETAILS);

  EmbeddedTexts(Path runFolder) {
    this.logs = new LogTails(runFolder, ONE_LOG, ALL_LOGS);
  }

  String message(String text) {
    return messages.take(text);
  }

  String details(String text) {
    return details.take(text);
  }

  Optional<Tail> log(String path) throws IOException {
    return logs.of(path);
  }
}
