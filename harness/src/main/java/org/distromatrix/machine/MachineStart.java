package org.distromatrix.machine;

import java.io.IOException;
import java.util.List;
import org.distromatrix.command.Commands;
import org.distromatrix.command.RunningCommand;

/** Starts qemu, and takes up the talks that it comes to us for. */
final class MachineStart {
  private MachineStart() {}

  /**
   * Returns when it can be spoken to; a machine that is to be resumed does not run yet.
   *
   * @param spec what qemu is told
   * @param argv of qemu
   * @param rebootArgv of the qemu that takes its place when the machine reboots
   */
  static Machine of(
      Commands commands,
      MachineRequest request,
      MachineSpec spec,
      List<String> argv,
      List<String> rebootArgv)
      throws MachineFailure {
    MachineHome home = spec.home();
    try {
      MachineSockets sockets = MachineSockets.open(home);
      var script = new RebootScript(home);
      var console = new ConsoleWatch();
      RunningCommand process =
          commands.start(
              home.supervised().apply(script.around(argv)).loggedTo(request.consoleLog()), console);
      var machine = new Machine(process, console, request, spec, () -> script.order(rebootArgv));
      try {
        machine.take(sockets);
        return machine;
      } catch (MachineFailure e) {
        machine.close();
        sockets.close();
        throw e;
      }
    } catch (IOException e) {
      throw new MachineFailure("cannot listen in " + home.runtime() + ": " + e.getMessage(), e);
    }
  }
}
