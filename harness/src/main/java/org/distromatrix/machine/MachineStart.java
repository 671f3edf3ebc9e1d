package org.distromatrix.machine;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.distromatrix.command.Commands;
import org.distromatrix.command.RunningCommand;

/** Starts qemu, and takes up the talks that it comes to us for. */
final class MachineStart {
  private MachineStart() {}

  /** Returns when it can be spoken to; a machine that is to be resumed does not run yet. */
  static Machine of(Commands commands, MachineHome home, MachineRequest request, List<String> argv)
      throws MachineFailure {
    try {
      Listener control = Listener.at(home.controlSocket());
      Listener talk = Listener.at(home.talkSocket());
      var console = new ConsoleWatch();
      RunningCommand process =
          commands.start(home.supervised().apply(argv).loggedTo(request.consoleLog()), console);
      try {
        return new Machine(
            process,
            console,
            connected(control, process),
            connected(talk, process),
            request,
            List.of(control, talk));
      } catch (MachineFailure e) {
        process.close();
        control.close();
        talk.close();
        throw e;
      }
    } catch (IOException e) {
      throw new MachineFailure("cannot listen in " + home.runtime() + ": " + e.getMessage(), e);
    }
  }

  private static SocketChannel connected(Listener listener, RunningCommand process)
      throws MachineFailure {
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
}
