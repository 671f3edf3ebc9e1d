package org.distromatrix.report.html;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.report.log.LogTails;
import org.distromatrix.report.log.LogTails.Tail;

/**
 * What the page holds of the texts of guests, so that a reader need not open a log: bounded for
 * each and in total, because a page of many failures must still open.
 */
final class EmbeddedTexts {
  /** Bytes of one log: some screens, and where many share, some lines. */
  private static final int ONE_LOG = 12 * 1024;

  private static final int LEAST_OF_ONE_LOG = 1024;

  /** Bytes of all logs. */
  private static final int ALL_LOGS = 4 << 20;

  /** Characters of a message, which is meant to be one line. */
  private static final int ONE_MESSAGE = 2 * 1024;

  private static final int ALL_MESSAGES = 2 << 20;

  /** Characters of diagnostics: a stack trace with its causes. */
  private static final int ONE_DETAILS = 12 * 1024;

  private static final int ALL_DETAILS = 2 << 20;

  private final LogTails logs;
  private final TextPool messages = new TextPool(ONE_MESSAGE, ALL_MESSAGES);
  private final Map<String, String> known = new HashMap<>();
  private final TextPool details = new TextPool(ONE_DETAILS, ALL_DETAILS);

  /**
   * Reads logs below this folder.
   *
   * @param wanted how many logs will be asked for, about: they share what there is
   */
  EmbeddedTexts(Path runFolder, long wanted) {
    long share = ALL_LOGS / Math.max(1, wanted);
    int one = (int) Math.max(LEAST_OF_ONE_LOG, Math.min(ONE_LOG, share));
    this.logs = new LogTails(runFolder, one, ALL_LOGS);
  }

  /** A message; the page holds it once, however often it comes. */
  String message(String text) {
    return known.computeIfAbsent(text, messages::take);
  }

  String details(String text) {
    return details.take(text);
  }

  Optional<Tail> log(String path) throws IOException {
    return logs.of(path);
  }
}
