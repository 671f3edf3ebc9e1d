package org.distromatrix.guest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.distromatrix.build.CellImage;
import org.distromatrix.config.BootSettings;

/**
 * What to boot.
 *
 * @param name short name for processes, folders and host name: letters, digits and dashes
 * @param image what is booted
 * @param booted what it is booted on
 * @param network false: nothing but loopback
 * @param coldBoot whether it has to boot, where it could go on from a saved state
 * @param consoleLog host file that the console is appended to
 * @param bootTimeout limit from start to ready
 * @param progress hears what takes time
 * @param warning hears what was done instead of what was asked for
 */
public record GuestSpec(
    String name,
    CellImage image,
    BootSettings booted,
    boolean network,
    boolean coldBoot,
    Path consoleLog,
    Duration bootTimeout,
    Consumer<String> progress,
    Consumer<String> warning) {
  private static final int LONGEST_NAME = 40;

  /** The name for guests of a cell, by its id: a host name ends at 64 characters. */
  public static String nameOf(String cellId) {
    String plain = cellId.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
  }
}
