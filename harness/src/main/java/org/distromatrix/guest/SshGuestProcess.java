package org.distromatrix.guest;

import java.io.InputStream;
import java.io.OutputStream;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.remote.ConnectionLost;
import org.distromatrix.remote.RemoteProgram;

/** A program in a guest at the other end of a channel. */
final class SshGuestProcess implements GuestProcess {
  private final Way way;
  private final RemoteProgram program;
  private final String id;
  private final GuestCommand command;
  private final long start = System.nanoTime();
  private volatile boolean awaited;

  SshGuestProcess(Way way, RemoteProgram program, String id, GuestCommand command) {
    this.way = way;
    this.program = program;
    this.id = id;
    this.command = command;
  }

  @Override
  public OutputStream stdin() {
    return program.stdin();
  }

  @Override
  public InputStream stdout() {
    return program.stdout();
  }

  @Override
  public InputStream stderr() {
    return program.stderr();
  }

  @Override
  public void resize(TerminalSize size) {
    program.resize(size.columns(), size.rows());
  }

  @Override
  public GuestResult await() {
    try {
      GuestResult result = way.await(program, id, command.timeout(), start);
      awaited = true;
      return result;
    } catch (ConnectionLost e) {
      throw new GuestLost("the guest was lost: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MatrixException.interrupted("Cannot wait for the guest's program: interrupted")
          .causedBy(e);
    }
  }

  /** A guest that is gone has no program left to end. */
  @Override
  public void close() {
    if (way.connection().alive() && !awaited) {
      way.kill(id);
    }
    program.close();
  }
}
