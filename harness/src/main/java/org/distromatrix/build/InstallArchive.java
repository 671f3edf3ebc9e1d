package org.distromatrix.build;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Puts what a script or a user left in a folder into a container, as {@link InstallTree} makes a
 * layer of it: a folder {@code lib} goes where the image's link {@code lib} leads, folders that the
 * image has stay as they are, all else keeps its mode and belongs to root, and what is neither a
 * file, a folder nor a link is left out.
 */
final class InstallArchive {
  private final Workpiece piece;
  private final Path work;
  private final SortedSet<String> names = new TreeSet<>();
  private final List<String> leftOut = new ArrayList<>();

  /**
   * @param work folder for files that are thrown away afterwards
   */
  InstallArchive(Workpiece piece, Path work) {
    this.piece = piece;
    this.work = work;
  }

  /** Names of the files that were put in, relative to the root. */
  SortedSet<String> names() {
    return names;
  }

  /** What was left out, with a leading slash. */
  List<String> leftOut() {
    return leftOut;
  }

  /**
   * Puts an archive in.
   *
   * @param top the folder that all its names begin with
   * @throws InstallTree.Conflict if the image has a folder where a file is to be, or the other way
   *     round
   */
  void put(Path tar, String top) throws IOException {
    ArchivePlaces places = ArchivePlaces.of(piece, listed(tar, top));
    Path rewritten = work.resolve("put.tar");
    boolean any;
    try (TarArchiveInputStream in = reader(tar);
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(rewritten));
        TarArchiveOutputStream out = new TarArchiveOutputStream(file, "UTF-8")) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      out.setAddPaxHeadersForNonAsciiNames(true);
      any = new Rewriting(top, places, in, out).rewrite();
    }
    if (any) {
      piece.putArchive(rewritten);
    }
    Files.delete(rewritten);
  }

  private static TarArchiveInputStream reader(Path tar) throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(tar));
    return new TarArchiveInputStream(file, "UTF-8");
  }

  private static List<String> listed(Path tar, String top) throws IOException {
    List<String> all = new ArrayList<>();
    try (TarArchiveInputStream in = reader(tar)) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = name(entry.getName(), top);
        if (!name.isEmpty()) {
          all.add(name);
        }
      }
    }
    return all;
  }

  /** Without the folder that all begin with. */
  private static String name(String entry, String top) {
    String plain = entry.replaceAll("^(\\./)+|/+$", "");
    return plain.equals(top) || plain.equals(".")
        ? ""
        : plain.startsWith(top + "/") ? plain.substring(top.length() + 1) : plain;
  }

  private final class Rewriting {
    private final String top;
    private final ArchivePlaces places;
    private final TarArchiveInputStream in;
    private final TarArchiveOutputStream out;

    /** Where folders of the archive really are. */
    private final Map<String, String> folders = new HashMap<>(Map.of("", ""));

    Rewriting(
        String top, ArchivePlaces places, TarArchiveInputStream in, TarArchiveOutputStream out) {
      this.top = top;
      this.places = places;
      this.in = in;
      this.out = out;
    }

    /** Whether there was anything to be put in. */
    boolean rewrite() throws IOException {
      boolean any = false;
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = name(entry.getName(), top);
        if (!name.isEmpty()) {
          any |= entry.isDirectory() ? folder(entry, name) : file(entry, name);
        }
      }
      return any;
    }

    private boolean folder(TarArchiveEntry entry, String name) throws IOException {
      if (places.isFile(name)) {
        throw new InstallTree.Conflict(
            "/" + name + " is a file in the image and a folder in what is installed");
      }
      String real = places.resolve(name, parent(name));
      folders.put(name, real);
      if (places.isFolder(name)) {
        return false;
      }
      write(entry, real + "/");
      return true;
    }

    private boolean file(TarArchiveEntry entry, String name) throws IOException {
      String parent = parent(name);
      String last = name.substring(name.lastIndexOf('/') + 1);
      String real = parent.isEmpty() ? last : parent + "/" + last;
      if (places.isRealFolder(name)) {
        throw new InstallTree.Conflict(
            "/" + name + " is a folder in the image and a file in what is installed");
      }
      if (entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice()) {
        leftOut.add("/" + real);
        return false;
      }
      if (entry.isLink()) {
        String linked = name(entry.getLinkName(), top);
        String folder = parent(linked);
        String file = linked.substring(linked.lastIndexOf('/') + 1);
        entry.setLinkName(folder.isEmpty() ? file : folder + "/" + file);
      }
      names.add(real);
      write(entry, real);
      return true;
    }

    private String parent(String name) {
      int slash = name.lastIndexOf('/');
      return slash < 0 ? "" : folders.getOrDefault(name.substring(0, slash), "");
    }

    private void write(TarArchiveEntry entry, String name) throws IOException {
      entry.setName(name);
      entry.setIds(0, 0);
      entry.setNames("root", "root");
      out.putArchiveEntry(entry);
      in.transferTo(out);
      out.closeArchiveEntry();
    }
  }
}
