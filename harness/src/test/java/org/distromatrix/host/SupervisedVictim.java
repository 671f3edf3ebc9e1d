package org.distromatrix.host;

import java.nio.file.Path;
import java.util.List;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.command.RunningCommand;

/** A process of its own that supervises something, to be killed: usage FOLDER GROUP PROGRAM... */
final class SupervisedVictim {
  private SupervisedVictim() {}

  public static void main(String[] arguments) {
    List<String> all = List.of(arguments);
    Path folder = Path.of(all.get(0));
    Supervised supervised =
        SupervisorIT.scratch(folder, all.subList(2, all.size())).inGroup(all.get(1));
    var commands = new LocalCommands(System.getenv());
    RunningCommand running =
        commands.start(
            Supervisor.detect().command(supervised),
            (buffer, length) -> System.out.write(buffer, 0, length));
    System.out.println("supervisor " + running.pid());
    for (Path group : ControlGroups.detect().folders(all.get(1))) {
      System.out.println("group " + group);
    }
    System.out.flush();
    running.ended().join();
  }
}
