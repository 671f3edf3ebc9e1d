package org.distromatrix.remote;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.transport.TransportException;

/**
 * A program at the other end of an SSH connection. What it writes waits for its reader: at most the
 * channel's window (2 MiB) is held here, then the program itself has to wait.
 */
public final class RemoteProgram implements AutoCloseable {
  private final ProgramChannel channel;
  private final OutputStream stdin;
  private final InputStream stdout;
  private final InputStream stderr;

  RemoteProgram(ProgramChannel channel) {
    this.channel = channel;
    this.stdin = channel.input();
    this.stdout = new OpenStream(channel.getInputStream());
    this.stderr = new OpenStream(channel.getErrorStream());
  }

  /**
   * Standard input; closing it is the end of file. Each write is sent at once; it waits while the
   * program does not read, and fails as soon as it has ended.
   */
  public OutputStream stdin() {
    return stdin;
  }

  /** Standard output. */
  public InputStream stdout() {
    return stdout;
  }

  /** Standard error; empty with a terminal. */
  public InputStream stderr() {
    return stderr;
  }

  /**
   * Completes as soon as the program itself has ended, even if its output is still open; fails with
   * {@link ConnectionLost}.
   */
  public CompletableFuture<ExitReport> ended() {
    return channel.ended;
  }

  /** Gives its terminal a new size. */
  public void resize(int columns, int rows) {
    try {
      channel.changeWindowDimensions(columns, rows, 0, 0);
    } catch (TransportException e) {
      throw new ConnectionLost("the SSH connection ended", e);
    }
  }

  /** Gives the channel up: nothing more is read; the program is not ended by it. */
  @Override
  public void close() {
    try {
      channel.abandon();
    } catch (SSHException e) {
      // a channel of a lost connection is as closed as can be
      channel.ended.completeExceptionally(new ConnectionLost("the SSH connection ended", e));
    }
  }

  /** A stream that ends with its channel only, see {@link ProgramChannel#receiveInto}. */
  private static final class OpenStream extends FilterInputStream {
    OpenStream(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // closing the program closes it
    }
  }
}
