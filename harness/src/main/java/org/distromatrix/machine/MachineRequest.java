package org.distromatrix.machine;

import java.nio.file.Path;
import java.time.Duration;
import org.distromatrix.config.MachineSettings;
import org.distromatrix.disk.MachineDisk;

/**
 * A machine that is wanted.
 *
 * @param name short: letters, digits and dashes
 * @param architecture our name of it
 * @param disk what it boots
 * @param settings memory, processors, kernel arguments, further disks
 * @param network whether it has a network beyond the way in
 * @param greeting what it is told
 * @param consoleLog file that its console is appended to
 * @param bootLimit from start to ready
 */
public record MachineRequest(
    String name,
    String architecture,
    MachineDisk disk,
    MachineSettings settings,
    boolean network,
    MachineGreeting greeting,
    Path consoleLog,
    Duration bootLimit) {}
