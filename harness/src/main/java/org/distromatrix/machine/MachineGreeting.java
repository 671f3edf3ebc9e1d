package org.distromatrix.machine;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;

/**
 * What a machine is told when it boots or was resumed: who it is, who may enter, the time, and
 * something to make its random numbers differ from those of every other that was resumed from the
 * same state.
 *
 * @param name its host name
 * @param hostKey content of the file with its SSH server's private key
 * @param userKey line of the key that may enter
 * @param clock of this host
 */
public record MachineGreeting(String name, String hostKey, String userKey, Clock clock) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** As many bits as Linux mixes its pool from. */
  private static final int SEED_BYTES = 32;

  /** The lines, made anew at each call. */
  List<String> lines() {
    var seed = new byte[SEED_BYTES];
    RANDOM.nextBytes(seed);
    long now = clock.millis();
    return List.of(
        "time %d.%03d".formatted(now / 1000, now % 1000),
        "seed " + HexFormat.of().formatHex(seed),
        "name " + name,
        "host-key " + oneLine(hostKey),
        "user-key " + oneLine(userKey));
  }

  private static String oneLine(String key) {
    return key.replace("\\", "\\\\").replace("\n", "\\n");
  }

  /** Keys are in it. */
  @Override
  public String toString() {
    return "MachineGreeting[" + name + "]";
  }
}
