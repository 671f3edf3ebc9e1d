package org.distromatrix.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * SHA-256 of files that seldom change, noted with their size and time: hashing a keyring in a JVM
 * that has just started takes longer than everything else on the way to a cached image.
 */
final class FileDigests {
  private final Path notes;

  /**
   * Keeps notes.
   *
   * @param notes folder of the notes, made when needed
   */
  FileDigests(Path notes) {
    this.notes = notes;
  }

  /** The digest of a file's content: lower case hexadecimal digits. */
  String of(Path file) throws IOException {
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    String state =
        attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
    Path note = notes.resolve(file.toAbsolutePath().toString().replace('/', '_'));
    if (Files.exists(note)) {
      String[] noted = Files.readString(note, StandardCharsets.UTF_8).split("\n", -1);
      if (noted.length == 2 && noted[0].equals(state)) {
        return noted[1];
      }
    }
    String digest = ImageKey.sha256(Files.readAllBytes(file));
    Files.createDirectories(notes);
    Path beside = Files.createTempFile(notes, "digest", ".new");
    Files.writeString(beside, state + "\n" + digest);
    Files.move(beside, note, StandardCopyOption.ATOMIC_MOVE);
    return digest;
  }
}
