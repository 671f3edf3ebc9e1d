package org.distromatrix.guest;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.distromatrix.host.Trees;

/** Writes a guest layer beside its final place and moves it there whole. */
final class GuestLayerTree {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwxr-xr-x");

  /** A whole day after the epoch: whatever rounds times rounds less. */
  private static final Instant MARK = Instant.EPOCH.plus(Duration.ofDays(1));

  private GuestLayerTree() {}

  /** If somebody else published the tree meanwhile, theirs stays: it is the same. */
  static void publish(List<GuestLayerEntry> entries, Path tree) throws IOException {
    Path beside =
        tree.resolveSibling(".new-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    makeFolder(beside);
    for (GuestLayerEntry entry : entries) {
      write(entry, beside);
    }
    age(beside);
    try {
      Files.move(beside, tree, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Trees.delete(beside);
      if (!Files.isDirectory(tree)) {
        throw e;
      }
    }
  }

  private static void write(GuestLayerEntry entry, Path root) throws IOException {
    Path target = root;
    for (Path part : Path.of(entry.path())) {
      if (!target.equals(root)) {
        makeFolder(target);
      }
      target = target.resolve(part);
    }
    if (entry.isLink()) {
      Files.createSymbolicLink(target, Path.of(entry.content()));
    } else {
      Files.writeString(target, entry.content());
      Files.setPosixFilePermissions(target, permissions(Integer.parseInt(entry.kind(), 8)));
    }
  }

  /** Modes are set, not left to the umask: in the stack these folders stand for the image's own. */
  private static void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      Files.setPosixFilePermissions(folder, FOLDER);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
    }
  }

  /**
   * Gives everything the oldest time there is, and the marks {@code /etc/.updated} and {@code
   * /var/.updated} a younger one. systemd compares them with the age of /usr, which is ours in the
   * stack (ConditionNeedsUpdate=, systemd.unit(5)), and would else rebuild at each boot the caches
   * that the image already has: that is what scriptlets and {@code FinishSteps} are for. Who
   * updates a guest and touches /usr makes it younger than the marks, as on any machine.
   */
  private static void age(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (!Files.isSymbolicLink(file)) {
          boolean mark = file.getFileName().toString().equals(".updated");
          Files.setLastModifiedTime(file, FileTime.from(mark ? MARK : Instant.EPOCH));
        }
      }
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    var text = new StringBuilder("rwxrwxrwx");
    for (int i = 0; i < text.length(); i++) {
      if ((mode & (0400 >> i)) == 0) {
        text.setCharAt(i, '-');
      }
    }
    return PosixFilePermissions.fromString(text.toString());
  }
}
