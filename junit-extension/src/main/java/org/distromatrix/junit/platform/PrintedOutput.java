package org.distromatrix.junit.platform;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.distromatrix.command.OutputSink;
import org.jspecify.annotations.Nullable;

/**
 * Leads what tests print to their logs, while there are tests: the streams of a process are one for
 * all cells, and so is this. A cell's thread, and threads that it starts, print to that cell's log;
 * what comes from threads of nobody's is in the logs of all.
 */
final class PrintedOutput implements AutoCloseable {
  private static final Set<OutputSink> ACTIVE = new CopyOnWriteArraySet<>();
  private static final InheritableThreadLocal<@Nullable OutputSink> OWN =
      new InheritableThreadLocal<>();
  private static PrintStream out = System.out;
  private static PrintStream err = System.err;

  private final OutputSink log;

  private PrintedOutput(OutputSink log) {
    this.log = log;
  }

  /** From now on, what this thread prints goes there. */
  static synchronized PrintedOutput to(OutputSink log) {
    if (ACTIVE.isEmpty()) {
      out = System.out;
      err = System.err;
      System.setOut(stream(out));
      System.setErr(stream(err));
    }
    ACTIVE.add(log);
    OWN.set(log);
    return new PrintedOutput(log);
  }

  private static PrintStream stream(PrintStream otherwise) {
    return new PrintStream(new ByThread(otherwise), true, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    end(log);
  }

  private static synchronized void end(OutputSink log) {
    OWN.remove();
    ACTIVE.remove(log);
    if (ACTIVE.isEmpty()) {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** A stream that is another one for each cell. */
  private static final class ByThread extends OutputStream {
    private final PrintStream otherwise;

    ByThread(PrintStream otherwise) {
      this.otherwise = otherwise;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      OutputSink own = OWN.get();
      byte[] bytes = Arrays.copyOfRange(buffer, offset, offset + length);
      if (own != null && ACTIVE.contains(own)) {
        own.accept(bytes, length);
      } else if (own == null && ACTIVE.isEmpty()) {
        otherwise.write(bytes, 0, length);
      } else if (own == null) {
        ACTIVE.forEach(log -> log.accept(bytes, length));
      }
    }
  }
}
