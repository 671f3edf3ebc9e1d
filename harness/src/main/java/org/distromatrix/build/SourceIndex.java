package org.distromatrix.build;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the hashes of a project's files, so that a file is read again only if its size, times
 * or inode are other than when it was read.
 */
final class SourceIndex {
  private static final int VERSION = 0x6d736931;

  /**
   * A file that changed this shortly before it was read may change again without a new time stamp:
   * file systems count in ticks of up to a second.
   */
  private static final long TICK = Duration.ofSeconds(2).toNanos();

  private final Path file;
  private final Map<String, Known> before = new HashMap<>();
  private final Map<String, Known> now = new HashMap<>();
  private boolean changed;

  private record Known(SourceFile file, String digest) {}

  private SourceIndex(Path file) {
    this.file = file;
  }

  /** Reads the index; an unreadable one is as good as none: it only saves work. */
  static SourceIndex read(Path file) {
    var index = new SourceIndex(file);
    if (Files.exists(file)) {
      try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        index.load(in);
      } catch (IOException unreadable) {
        index.before.clear();
      }
    }
    return index;
  }

  private void load(DataInputStream in) throws IOException {
    if (in.readInt() != VERSION) {
      return;
    }
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      var known =
          new SourceFile(
              name, in.readInt(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
      before.put(name, new Known(known, in.readUTF()));
    }
  }

  /** The hash of a file's content, read only if need be. */
  String digest(Path path, SourceFile file) throws IOException {
    @Nullable Known known = before.get(file.name());
    String digest;
    if (known != null && known.file().isAsItWas(file)) {
      digest = known.digest();
    } else {
      long start = System.currentTimeMillis() * 1_000_000;
      digest = FileDigest.of(path);
      changed = true;
      if (file.changed() > start - TICK) {
        return digest;
      }
    }
    now.put(file.name(), new Known(file, digest));
    return digest;
  }

  /** Writes what is known of the files asked for, if that is anything new. */
  void write() throws IOException {
    if (!changed && now.size() == before.size()) {
      return;
    }
    Files.createDirectories(file.getParent());
    Path beside = Files.createTempFile(file.getParent(), "index", ".new");
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside)))) {
      save(out);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void save(DataOutputStream out) throws IOException {
    out.writeInt(VERSION);
    out.writeInt(now.size());
    for (Known known : now.values()) {
      SourceFile source = known.file();
      out.writeUTF(source.name());
      out.writeInt(source.mode());
      out.writeLong(source.size());
      out.writeLong(source.modified());
      out.writeLong(source.changed());
      out.writeLong(source.inode());
      out.writeUTF(known.digest());
    }
  }
}
