package org.distromatrix.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.distromatrix.failure.MatrixException;

/**
 * Brings logs and artifacts of one run into the folder of another, which then stands alone: they
 * are hard links where the file system has them, for nobody writes to them any more. What is there
 * already stays; what came from a guest is never followed if it is a link.
 *
 * @param from the folder of the run that was
 * @param to that of the run whose results name the files too
 */
record KeptFiles(Path from, Path to) {

  /** Everything of a cell. */
  void bringCell(String folder) {
    Path cell = from.resolve("cells").resolve(folder);
    if (!Files.isDirectory(cell, LinkOption.NOFOLLOW_LINKS)) {
      return; // it never came so far
    }
    try (Stream<Path> below = Files.walk(cell)) {
      List<String> files = below.map(from::relativize).map(Path::toString).toList();
      files.forEach(this::bring);
    } catch (IOException e) {
      throw cannotKeep(cell, e);
    }
  }

  /**
   * One file.
   *
   * @param name below the run folder, as in the results
   */
  void bring(String name) {
    Path source = from.resolve(name).normalize();
    Path target = to.resolve(name).normalize();
    boolean inside = source.startsWith(from) && target.startsWith(to);
    if (!inside || !Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.createDirectories(target.getParent());
      link(source, target);
    } catch (FileAlreadyExistsException e) {
      // this run has written its own
    } catch (IOException e) {
      throw cannotKeep(source, e);
    }
  }

  private static void link(Path source, Path target) throws IOException {
    try {
      Files.createLink(target, source);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | IOException e) {
      Files.copy(source, target, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static MatrixException cannotKeep(Path what, IOException e) {
    return MatrixException.infrastructure(
            "Cannot keep '%s' of an earlier run: %s".formatted(what, e.getMessage()))
        .causedBy(e);
  }
}
