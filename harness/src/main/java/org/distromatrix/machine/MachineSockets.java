package org.distromatrix.machine;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.distromatrix.command.RunningCommand;

/**
 * Where one qemu comes to us.
 *
 * @param control for its own protocol
 * @param talk for the serial port that our program in the guest speaks on
 */
record MachineSockets(Listener control, Listener talk) implements AutoCloseable {
  /** Listens before it is started. */
  static MachineSockets open(MachineHome home) throws IOException {
    return new MachineSockets(Listener.at(home.controlSocket()), Listener.at(home.talkSocket()));
  }

  /**
   * What qemu has connected to.
   *
   * @param process its end ends the waiting
   */
  SocketChannel connected(Listener listener, RunningCommand process) throws MachineFailure {
    var come = new CompletableFuture<SocketChannel>();
    var unusedCome = listener.accepted().thenAccept(come::complete);
    var unusedEnd =
        process
            .ended()
            .thenAccept(end -> come.completeExceptionally(new MachineFailure(Machine.end(end))));
    long limit = MachineControl.LIMIT.toSeconds();
    try {
      return come.get(limit, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new MachineFailure("qemu does not come up within " + limit + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof MachineFailure failure
          ? failure
          : new MachineFailure(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineFailure("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    control.close();
    talk.close();
  }
}
