package org.distromatrix.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Unpacks a stranger's archive: files and folders only, each new, inside one folder, within the
 * limits. Links are not made at all: whoever read the result later could follow them.
 */
public final class TreeUnpacker {
  /** So much of an archive is read at most, in multiples of what may be kept. */
  private static final int READ_FACTOR = 4;

  private static final int MOST_REMARKS = 100;
  private static final int BUFFER = 64 * 1024;

  private final Path target;
  private final TransferLimits limits;
  private final List<String> leftOut = new ArrayList<>();
  private final Set<Path> written = new HashSet<>();
  private final byte[] buffer = new byte[BUFFER];
  private int files;
  private long bytes;
  private long read;

  /**
   * @param target made if it is not there
   */
  public TreeUnpacker(Path target, TransferLimits limits) {
    this.target = target;
    this.limits = limits;
  }

  /** What was left out, and why, one line each. */
  public List<String> unpack(InputStream archive) throws IOException {
    Files.createDirectories(target);
    var reader = new TarReader(archive);
    for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
      if (!take(entry.get(), reader)) {
        break;
      }
    }
    return List.copyOf(leftOut);
  }

  /** False: nothing further is read. */
  private boolean take(TarEntry entry, TarReader reader) throws IOException {
    read += entry.size();
    if (read > limits.bytes() * READ_FACTOR) {
      leaveOut(entry, "and all that follows: the archive is too large");
      return false;
    }
    if (++files > limits.files()) {
      leaveOut(entry, "and all that follows: more than " + limits.files() + " files");
      return false;
    }
    Optional<Path> place = place(entry);
    if (place.isPresent()) {
      try {
        write(entry, place.get(), reader);
      } catch (FileAlreadyExistsException e) {
        leaveOut(entry, "there is something of that name already");
      }
    }
    return true;
  }

  /** Where the entry belongs; empty if it has no business in the folder. */
  private Optional<Path> place(TarEntry entry) {
    Optional<Path> name = relative(entry.name());
    if (name.isEmpty()) {
      leaveOut(entry, "its name leads out of the folder");
    }
    return name;
  }

  private static Optional<Path> relative(String name) {
    try {
      Path path = Path.of(name);
      for (Path part : path) {
        if (part.toString().equals("..")) {
          return Optional.empty();
        }
      }
      return path.isAbsolute() ? Optional.empty() : Optional.of(path.normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private void write(TarEntry entry, Path name, TarReader reader) throws IOException {
    switch (entry.type()) {
      case FOLDER -> makeFolders(name);
      case FILE -> writeFile(entry, name, reader);
      case HARD_LINK -> copyLinked(entry, name);
      case SYMBOLIC_LINK -> leaveOut(entry, "it is a link to " + entry.link());
      case OTHER -> leaveOut(entry, "it is neither a file nor a folder");
    }
  }

  private void writeFile(TarEntry entry, Path name, TarReader reader) throws IOException {
    if (!fits(entry, entry.size())) {
      return;
    }
    Path file = newFile(name);
    try (OutputStream out = create(file)) {
      for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
        out.write(buffer, 0, count);
      }
    }
    finish(file, name, entry);
  }

  /** A second name of a file that was unpacked before becomes a copy of it. */
  private void copyLinked(TarEntry entry, Path name) throws IOException {
    Optional<Path> first = relative(entry.link()).filter(written::contains);
    if (first.isEmpty()) {
      leaveOut(entry, "it is a link to " + entry.link());
    } else if (fits(entry, Files.size(target.resolve(first.get())))) {
      Path file = newFile(name);
      try (OutputStream out = create(file)) {
        Files.copy(target.resolve(first.get()), out);
      }
      finish(file, name, entry);
    }
  }

  private boolean fits(TarEntry entry, long size) {
    if (size > limits.bytes() - bytes) {
      leaveOut(entry, size + " bytes are more than the limit leaves");
      return false;
    }
    bytes += size;
    return true;
  }

  private Path newFile(Path name) throws IOException {
    Path parent = name.getParent();
    if (parent != null) {
      makeFolders(parent);
    }
    return target.resolve(name);
  }

  private static OutputStream create(Path file) throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private void finish(Path file, Path name, TarEntry entry) throws IOException {
    String mode = (entry.mode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    written.add(name);
  }

  /** One by one, so that no link is ever passed through. */
  private void makeFolders(Path name) throws IOException {
    Path folder = target;
    for (Path part : name) {
      folder = folder.resolve(part);
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(folder);
      }
    }
  }

  private void leaveOut(TarEntry entry, String why) {
    if (leftOut.size() < MOST_REMARKS) {
      leftOut.add(printable(entry.name()) + ": " + printable(why));
    } else if (leftOut.size() == MOST_REMARKS) {
      leftOut.add("and others");
    }
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
