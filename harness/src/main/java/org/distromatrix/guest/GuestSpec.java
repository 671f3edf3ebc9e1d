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
    String name, CellImage image, boolean network, Path consoleLog, Duration bootTimeout) {
  private static final int LONGEST_NAME = 40;

  /** The name for guests of a cell, by its id: a host name ends at 64 characters. */
  public static String nameOf(String cellId) {
    String plain = cellId.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
  }
}
