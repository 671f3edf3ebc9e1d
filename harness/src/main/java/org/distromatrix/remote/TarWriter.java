package org.distromatrix.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/**
 * Writes files and trees of this host as a tar archive: modes, times and links are kept, the owner
 * becomes root, sockets and devices are left out.
 */
public final class TarWriter {
  private static final byte[] NOTHING = {};
  private static final int BUFFER = 64 * 1024;

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];

  public TarWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a file under another name, or a folder's content, and the end of the archive.
   *
   * @param name what a file is to be called; a folder's content has no name before it
   */
  public void write(Path source, String name) throws IOException {
    if (Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(source, new Walk(source));
    } else {
      member(source, name);
    }
    out.write(new byte[2 * TarBlock.SIZE]);
    out.flush();
  }

  private final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;

    Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (!folder.equals(root)) {
        member(folder, root.relativize(folder).toString());
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      member(file, root.relativize(file).toString());
      return FileVisitResult.CONTINUE;
    }
  }

  private void member(Path path, String name) throws IOException {
    var attributes =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      String target = Files.readSymbolicLink(path).toString();
      header(TarEntry.Type.SYMBOLIC_LINK, name, target, 0, attributes);
    } else if (attributes.isDirectory()) {
      header(TarEntry.Type.FOLDER, name + "/", "", 0, attributes);
    } else if (attributes.isRegularFile()) {
      header(TarEntry.Type.FILE, name, "", attributes.size(), attributes);
      content(path, attributes.size());
    }
  }

  private void header(
      TarEntry.Type type, String name, String link, long size, PosixFileAttributes attributes)
      throws IOException {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    byte[] linkBytes = link.getBytes(StandardCharsets.UTF_8);
    longText((byte) 'L', nameBytes);
    longText((byte) 'K', linkBytes);
    long modified = attributes.lastModifiedTime().toMillis() / 1000;
    out.write(
        TarBlock.of((byte) type.flag, nameBytes, linkBytes, mode(attributes), size, modified)
            .bytes);
  }

  /** GNU's way for names that do not fit into a header: a member of their own before it. */
  private void longText(byte type, byte[] text) throws IOException {
    if (text.length > TarBlock.NAME_LENGTH) {
      byte[] name = "././@LongLink".getBytes(StandardCharsets.US_ASCII);
      out.write(TarBlock.of(type, name, NOTHING, 0644, text.length + 1L, 0).bytes);
      out.write(Arrays.copyOf(text, text.length + 1));
      pad(text.length + 1L);
    }
  }

  /** A file that shrinks while we read it would tear the archive. */
  private void content(Path file, long size) throws IOException {
    long left = size;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      while (left > 0) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new IOException(file + " became shorter while it was read");
        }
        out.write(buffer, 0, count);
        left -= count;
      }
    }
    pad(size);
  }

  private void pad(long size) throws IOException {
    out.write(new byte[(int) ((TarBlock.SIZE - size % TarBlock.SIZE) % TarBlock.SIZE)]);
  }

  private static int mode(PosixFileAttributes attributes) {
    int mode = 0;
    for (char sign : PosixFilePermissions.toString(attributes.permissions()).toCharArray()) {
      mode = (mode << 1) | (sign == '-' ? 0 : 1);
    }
    return mode;
  }
}
