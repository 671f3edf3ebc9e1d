package org.distromatrix.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines that make pacman's keyring, a pure function of their values.
 *
 * @param folder the GnuPG folder; the path of a socket in it must stay below 107 bytes
 * @param configuration a pacman.conf, so that the host's is not read
 */
record PacmanKeyCommand(Path folder, Path configuration) {
  /**
   * Takes over a distribution's keyring, in which its master keys vouch for its packagers.
   *
   * @param keyrings folder of it
   * @param name {@code archlinux}
   */
  List<List<String>> populate(Path keyrings, String name) {
    return List.of(
        pacmanKey("--init"), pacmanKey("--populate-from", keyrings.toString(), "--populate", name));
  }

  /** Trusts keys of a file, and no others. */
  List<List<String>> trust(Path file, List<String> fingerprints) {
    var steps = new ArrayList<List<String>>();
    steps.add(pacmanKey("--init"));
    steps.add(pacmanKey("--add", file.toString()));
    fingerprints.forEach(one -> steps.add(pacmanKey("--lsign-key", one)));
    return steps;
  }

  private List<String> pacmanKey(String... operation) {
    var argv = new ArrayList<>(List.of("pacman-key", "--config", configuration.toString()));
    argv.addAll(List.of("--gpgdir", folder.toString()));
    argv.addAll(List.of(operation));
    return argv;
  }
}
