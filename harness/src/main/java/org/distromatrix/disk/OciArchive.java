package org.distromatrix.disk;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A tar of files that belong to nobody and have no age, in the order in which they are added. */
final class OciArchive implements Closeable {
  private static final int FILE = 0100644;
  private static final int FOLDER = 040755;

  private final TarArchiveOutputStream out;

  OciArchive(Path file) throws IOException {
    this.out =
        new TarArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), "UTF-8");
    out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX); // layers beyond 8 GiB
  }

  void folder(String name) throws IOException {
    var entry = new TarArchiveEntry(name + "/", TarConstants.LF_DIR);
    entry.setMode(FOLDER);
    begin(entry);
    out.closeArchiveEntry();
  }

  void add(String name, byte[] content) throws IOException {
    begin(file(name, content.length));
    out.write(content);
    out.closeArchiveEntry();
  }

  void add(OciBlob blob) throws IOException {
    begin(file(blob.name(), blob.size()));
    Files.copy(blob.file(), out);
    out.closeArchiveEntry();
  }

  private static TarArchiveEntry file(String name, long size) {
    var entry = new TarArchiveEntry(name);
    entry.setMode(FILE);
    entry.setSize(size);
    return entry;
  }

  private void begin(TarArchiveEntry entry) throws IOException {
    entry.setModTime(0L);
    entry.setIds(0, 0);
    entry.setNames("", "");
    out.putArchiveEntry(entry);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
