package org.distromatrix.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.distromatrix.host.Overlay;

/**
 * Lets root in where the distribution locks the account (Fedora and its kin write {@code root:!}).
 * Without PAM, sshd refuses a locked account even with the right key; with PAM it would not, but
 * then each login starts a session of logind and a systemd for the user. The password becomes
 * {@code *}: not locked, and yet no password fits.
 */
final class RootAccount {
  private static final String SHADOW = "etc/shadow";

  /** The same as {@link #unlock} within an image. */
  static final List<String> UNLOCK = List.of("sed", "-i", "s/^root:![^:]*:/root:*:/", "/" + SHADOW);

  private RootAccount() {}

  /**
   * Writes a changed {@code /etc/shadow} into the scratch of an overlay that is not yet mounted.
   */
  static void unlock(Overlay overlay) throws IOException {
    Optional<Path> shadow =
        overlay.lower().stream()
            .map(layer -> layer.resolve(SHADOW))
            .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
            .findFirst();
    if (shadow.isPresent()) {
      String before = Files.readString(shadow.get(), StandardCharsets.ISO_8859_1);
      String after = unlocked(before);
      if (!after.equals(before)) {
        Path changed = overlay.upper().resolve(SHADOW);
        Files.createDirectories(changed.getParent());
        Files.copy(shadow.get(), changed, StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(changed, after, StandardCharsets.ISO_8859_1);
      }
    }
  }

  static String unlocked(String shadow) {
    return shadow
        .lines()
        .map(RootAccount::unlockedLine)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String unlockedLine(String line) {
    var fields = new java.util.ArrayList<>(List.of(line.split(":", -1)));
    if (fields.size() > 1 && fields.get(0).equals("root") && fields.get(1).startsWith("!")) {
      fields.set(1, "*");
    }
    return String.join(":", fields);
  }
}
