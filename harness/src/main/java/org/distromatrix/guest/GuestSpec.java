package org.distromatrix.guest;

import java.nio.file.Path;
import java.time.Duration;
import org.distromatrix.build.CellImage;

/**
 * What to boot.
 *
 * @param name short name for processes, folders and host name: letters, digits and dashes
 * @param image what is booted
 * @param network false: nothing but loopback
 * @param consoleLog host file that the console is appended to
 * @param bootTimeout limit from start to ready
 */
public record GuestSpec(
    String name, CellImage image, boolean network, Path consoleLog, Duration bootTimeout) {}
