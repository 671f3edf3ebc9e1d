package org.distromatrix.minimirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;

/**
 * A throwaway key. gpg's own folder is a short-lived one with a short name, as its agent's socket
 * lies in it; what stays are two files, the public key and the secret one.
 */
final class SigningKey implements AutoCloseable {
  private final Commands commands;
  private final Path home;
  private final Path publicFile;
  private final String fingerprint;

  private SigningKey(Commands commands, Path home, Path publicFile, String fingerprint) {
    this.commands = commands;
    this.home = home;
    this.publicFile = publicFile;
    this.fingerprint = fingerprint;
  }

  /**
   * The key of that name in a folder; it is made if there is none.
   *
   * @param folder has {@code NAME.asc} and {@code NAME.secret}
   */
  static SigningKey in(Path folder, String name, Commands commands) throws IOException {
    Files.createDirectories(folder);
    Path home = Files.createTempDirectory("mm-");
    Path secret = folder.resolve(name + ".secret");
    Path publicFile = folder.resolve(name + ".asc");
    if (Files.exists(secret)) {
      gpg(commands, home, "--import", secret.toString());
    } else {
      String identity = "Miniature %s <%s@mini.invalid>".formatted(name, name);
      gpg(commands, home, "--passphrase", "", "--quick-gen-key", identity, "rsa2048", "sign", "0");
      gpg(commands, home, "--output", publicFile.toString(), "--armor", "--export");
      gpg(commands, home, "--output", secret.toString(), "--export-secret-keys");
    }
    String fingerprint =
        gpg(commands, home, "--with-colons", "--list-keys")
            .lines()
            .filter(line -> line.startsWith("fpr:"))
            .map(line -> line.replaceAll("^fpr:+|:$", ""))
            .findFirst()
            .orElseThrow();
    return new SigningKey(commands, home, publicFile, fingerprint);
  }

  private static String gpg(Commands commands, Path home, String... arguments) {
    var argv = new ArrayList<>(List.of("gpg", "--batch", "--yes", "--quiet"));
    argv.addAll(List.of("--homedir", home.toString(), "--pinentry-mode", "loopback"));
    argv.addAll(List.of(arguments));
    return commands.run(Command.of(argv).within(Duration.ofMinutes(3))).stdout();
  }

  /** The public key, armored. */
  Path publicFile() {
    return publicFile;
  }

  String fingerprint() {
    return fingerprint;
  }

  /** Writes FILE.asc. */
  void signArmored(Path file) {
    gpg(commands, home, "--armor", "--detach-sign", file.toString());
  }

  /** Writes FILE.sig. */
  void sign(Path file) {
    gpg(commands, home, "--no-armor", "--detach-sign", file.toString());
  }

  void clearsign(Path file, Path to) {
    gpg(commands, home, "--output", to.toString(), "--clearsign", file.toString());
  }

  /** Signs packages in place, or rather anew: no link to the old file sees it. */
  void signRpms(List<Path> rpms) {
    var argv = new ArrayList<>(List.of("rpmsign", "-D", "_gpg_name " + fingerprint));
    // Debian's default is /usr/bin/gpg2, which does not exist.
    argv.addAll(List.of("-D", "__gpg /usr/bin/gpg", "--addsign"));
    rpms.forEach(rpm -> argv.add(rpm.toString()));
    commands.run(
        Command.of(argv)
            .withEnvironment(Map.of("GNUPGHOME", home.toString(), "GPG_TTY", "/dev/null"))
            .within(Duration.ofMinutes(5)));
  }

  @Override
  public void close() throws IOException {
    commands.run(Command.of("gpgconf", "--homedir", home.toString(), "--kill", "all"));
    MiniFiles.delete(home);
  }
}
