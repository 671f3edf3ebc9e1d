package org.distromatrix.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.distromatrix.command.Command;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.command.OutputSink;

/**
 * Somebody on this host who is not root, with subordinate ids as rootless containers need them. The
 * account is made for the tests when it is first asked for, and stays: what it owns must not go to
 * whoever would get its number next.
 *
 * @param uid its number, and that of its group
 * @param home in which the tests make their folders
 */
public record OrdinaryAccount(String name, int uid, int gid, Path home) {
  private static final String NAME = "matrix-tests";
  private static final Path ACCOUNTS = Path.of("/etc/passwd");

  /** The account of the tests. Needs root. */
  public static synchronized OrdinaryAccount ofTests() throws IOException {
    Optional<OrdinaryAccount> found = find();
    return found.isPresent() ? found.get() : make();
  }

  private static Optional<OrdinaryAccount> find() throws IOException {
    return Files.readAllLines(ACCOUNTS).stream()
        .map(line -> line.split(":", -1))
        .filter(field -> field[0].equals(NAME))
        .map(
            field ->
                new OrdinaryAccount(
                    NAME,
                    Integer.parseInt(field[2]),
                    Integer.parseInt(field[3]),
                    Path.of(field[5])))
        .findFirst();
  }

  private static OrdinaryAccount make() throws IOException {
    for (String ranges : List.of("/etc/subuid", "/etc/subgid")) {
      // useradd gives ranges only where there is such a file
      Files.newByteChannel(Path.of(ranges), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
          .close();
    }
    Command command =
        Command.of(
            "useradd",
            "--create-home",
            "--shell=/usr/sbin/nologin",
            "--comment=Tests of Distro Matrix",
            NAME);
    CommandResult made = commands().tryRun(command, OutputSink.none());
    // Where tests of another process were faster, that it failed does not matter.
    return find().orElseThrow(() -> new IllegalStateException("useradd " + NAME + ": " + made));
  }

  private static LocalCommands commands() {
    return new LocalCommands(System.getenv());
  }

  /** What a program is called through to run as this account. */
  public List<String> prefix() {
    return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups");
  }

  /** Its folder for sockets, as a login would have made it. */
  public Path runtime() throws IOException {
    Path folder = Files.createDirectories(Path.of("/run/user/" + uid));
    Files.setAttribute(folder, "unix:uid", uid);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    return folder;
  }

  /** A new folder in its home, for it alone. */
  public Path folder(String prefix) throws IOException {
    Path folder = Files.createTempDirectory(home, prefix);
    own(folder);
    return folder;
  }

  /** Gives it a tree. */
  public void own(Path tree) {
    commands()
        .run(
            Command.of(
                "chown", "--recursive", "--no-dereference", uid + ":" + gid, tree.toString()));
  }
}
