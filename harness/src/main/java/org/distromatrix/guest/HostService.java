package org.distromatrix.guest;

import java.util.Locale;
import java.util.regex.Pattern;
import org.distromatrix.failure.MatrixException;

/**
 * A server that this host can reach, and what a guest calls it.
 *
 * @param name host name in the guest; in small letters
 * @param port of that name, from 1 to 65535
 * @param host name or address, as this host knows it
 * @param hostPort where the server listens, from 1 to 65535
 */
record HostService(String name, int port, String host, int hostPort) {
  /** RFC 1123, 2.1: a last part of digits alone is an address. */
  private static final Pattern HOST_NAME =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*(?![0-9]+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final int LARGEST_PORT = 65535;

  /**
   * @throws MatrixException (usage) if a guest cannot have such a host, or this host cannot
   */
  HostService {
    String given = name;
    name = given.toLowerCase(Locale.ROOT);
    if (!HOST_NAME.matcher(name).matches()) {
      throw problem("'" + given + "'", "it is no host name")
          .withHint(
              "letters, digits and dashes, in parts of up to 63 with dots between, as in \"db\" or"
                  + " \"db.example.com\"");
    }
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      throw problem("'" + given + "'", "that is the guest itself").withHint("give it another name");
    }
    checkPort(name + ":" + port, port);
    if (host.isBlank()) {
      throw problem(name + ":" + port, "its host is empty")
          .withHint("name it, as in \"localhost\"");
    }
    checkPort(name + ":" + port + " from " + host + ":" + hostPort, hostPort);
  }

  private static void checkPort(String what, int port) {
    if (port < 1 || port > LARGEST_PORT) {
      throw problem(what, port + " is no port")
          .withHint("ports are numbers from 1 to " + LARGEST_PORT);
    }
  }

  private static MatrixException problem(String what, String why) {
    return MatrixException.usage("Cannot expose %s: %s".formatted(what, why));
  }

  /** What the guest calls it: {@code db:5432}. */
  String address() {
    return name + ":" + port;
  }

  /** What this host calls it: {@code localhost:49153}. */
  String hostAddress() {
    return host + ":" + hostPort;
  }
}
