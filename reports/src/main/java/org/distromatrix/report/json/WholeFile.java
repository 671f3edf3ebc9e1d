package org.distromatrix.report.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are never seen half-written. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes beside the file and moves it into place; its folder is made. */
  public static void write(Path file, byte[] content) throws IOException {
    var target = file.toAbsolutePath();
    var folder = target.getParent();
    if (folder == null) {
      throw new IOException("not a file: " + file);
    }
    Files.createDirectories(folder);
    var beside = folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.write(beside, content);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
