package org.distromatrix.cli.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The size of the terminal we run on. Opening it takes JLine a while, so that happens on the side;
 * until then, and where it cannot be done, the fallback counts.
 */
public final class JLineSize implements TerminalSize {
  private final TerminalSize fallback;
  private final CompletableFuture<Terminal> terminal =
      CompletableFuture.supplyAsync(JLineSize::open);
  private volatile boolean closed;

  /** Begins to open the terminal. */
  public JLineSize(TerminalSize fallback) {
    this.fallback = fallback;
  }

  private static Terminal open() {
    try {
      // signals stay with the program: an interrupted run ends its guests first
      return TerminalBuilder.builder().system(true).dumb(true).nativeSignals(false).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int columns() {
    int columns = known() ? terminal.join().getWidth() : 0;
    return columns > 0 ? columns : fallback.columns();
  }

  @Override
  public int rows() {
    int rows = known() ? terminal.join().getHeight() : 0;
    return rows > 0 ? rows : fallback.rows();
  }

  private boolean known() {
    return !closed && terminal.isDone() && !terminal.isCompletedExceptionally();
  }

  /** Gives the terminal back; one that is still being opened was not touched yet. */
  @Override
  public void close() {
    if (known()) {
      closed = true; // JLine throws when asked afterwards, and a late event may ask
      try {
        terminal.join().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
