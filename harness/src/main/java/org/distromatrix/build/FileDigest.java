package org.distromatrix.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Reads files for their hash, never through a link. */
public final class FileDigest {
  private static final int BUFFER = 128 * 1024;

  private FileDigest() {}

  /** The SHA-256 of a file's content, hexadecimal. */
  public static String of(Path file) throws IOException {
    return copying(file, OutputStream.nullOutputStream());
  }

  /** Copies the content, and tells the hash of what was copied. */
  static String copying(Path file, OutputStream target) throws IOException {
    MessageDigest digest = Fingerprint.sha256();
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      var buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        target.write(buffer, 0, read);
      }
    }
    return Fingerprint.hex(digest.digest());
  }
}
