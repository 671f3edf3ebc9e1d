package org.distromatrix.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.failure.MatrixException;

/**
 * What this process may do, and on whose behalf.
 *
 * @param root whether we are the super user
 * @param caller who called {@code sudo}; empty without it
 */
public record Privileges(boolean root, Optional<CallingUser> caller) {
  private static final Pattern ID = Pattern.compile("\\d{1,10}");

  private static final String CAPABILITIES = "CapEff:";

  /** Its bit in a set (linux/capability.h). */
  private static final int CAP_SYS_ADMIN = 21;

  /** An account by its numbers. */
  public record CallingUser(long uid, long gid) {}

  /** Ours, and sudo's {@code SUDO_UID} and {@code SUDO_GID} if we are root. */
  public static Privileges detect(Map<String, String> environment) {
    boolean root = uid() == 0;
    return new Privileges(root, root ? caller(environment) : Optional.empty());
  }

  private static long uid() {
    try {
      return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<CallingUser> caller(Map<String, String> environment) {
    String uid = environment.getOrDefault("SUDO_UID", "");
    String gid = environment.getOrDefault("SUDO_GID", "");
    boolean named = ID.matcher(uid).matches() && ID.matcher(gid).matches() && !uid.equals("0");
    return named
        ? Optional.of(new CallingUser(Long.parseLong(uid), Long.parseLong(gid)))
        : Optional.empty();
  }

  /** Whether accounts without privileges may make user namespaces here (user_namespaces(7)). */
  public static boolean userNamespaces() {
    return Stream.of(
            "/proc/sys/user/max_user_namespaces",
            "/proc/sys/kernel/unprivileged_userns_clone") // Debian's and Ubuntu's kernels only
        .map(Path::of)
        .filter(Files::exists)
        .noneMatch(Privileges::isZero);
  }

  private static boolean isZero(Path setting) {
    try {
      return Files.readString(setting).strip().equals("0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Why images cannot be made of packages here, nor booted but by a container engine: it takes
   * root, and a kernel that lets root make namespaces and mounts, which it may refuse in a
   * container. Empty if they can.
   */
  public Optional<MatrixException> obstacle() {
    if (!root) {
      return Optional.of(
          MatrixException.infrastructure("Cannot run cells: mounts and nspawn need root")
              .withHint(
                  "sudo ./matrix ..., or --boot container: that needs a container engine only"));
    }
    try {
      return obstacle(Files.readAllLines(Path.of("/proc/self/status")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param status lines of proc(5), /proc/PID/status
   */
  static Optional<MatrixException> obstacle(List<String> status) {
    boolean able =
        status.stream()
            .filter(line -> line.startsWith(CAPABILITIES))
            .map(line -> Long.parseUnsignedLong(line.substring(CAPABILITIES.length()).strip(), 16))
            .anyMatch(set -> ((set >> CAP_SYS_ADMIN) & 1) == 1);
    return able
        ? Optional.empty()
        : Optional.of(
            MatrixException.infrastructure(
                    "Cannot run cells: this root may not make namespaces and mounts (no"
                        + " CAP_SYS_ADMIN)")
                .withHint(
                    "in a container: start it privileged; or --boot container, with an engine that"
                        + " it reaches"));
  }

  /** Gives a file or tree in the project's folder to who called sudo; else does nothing. */
  public void giveToCaller(Commands commands, Path written) {
    caller.ifPresent(
        user ->
            commands.run(
                Command.of(
                    "chown",
                    "-h",
                    "-R",
                    user.uid() + ":" + user.gid(),
                    "--",
                    written.toAbsolutePath().toString())));
  }
}
