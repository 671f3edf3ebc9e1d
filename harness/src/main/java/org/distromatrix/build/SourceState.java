package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A project's source as it lies on the disk.
 *
 * @param entries sorted by name
 * @param notes what was left out, and why
 */
record SourceState(List<Entry> entries, List<String> notes) {
  /**
   * @param file what the disk says of it
   * @param content hash of a file's content, a link's target, "" for an empty folder
   */
  record Entry(SourceFile file, String content) {
    private String kind() {
      return file.isLink() ? "link" : file.isFolder() ? "folder" : "file";
    }
  }

  static SourceState read(
      Path project, Collection<String> names, List<String> notes, SourceIndex index)
      throws IOException {
    var entries = new ArrayList<Entry>();
    var allNotes = new ArrayList<>(notes);
    for (String name : names) {
      Path path = project.resolve(name);
      Optional<SourceFile> file = SourceFile.at(path, name);
      if (file.isEmpty()) {
        continue;
      }
      Optional<Entry> entry = entry(path, file.get(), index);
      entry.ifPresentOrElse(
          entries::add, () -> allNotes.add(name + ": neither a file, a folder nor a link"));
    }
    return new SourceState(List.copyOf(entries), List.copyOf(allNotes));
  }

  private static Optional<Entry> entry(Path path, SourceFile file, SourceIndex index)
      throws IOException {
    if (file.isFile()) {
      return Optional.of(new Entry(file, index.digest(path, file)));
    }
    if (file.isLink()) {
      return Optional.of(new Entry(file, Files.readSymbolicLink(path).toString()));
    }
    return file.isFolder() ? Optional.of(new Entry(file, "")) : Optional.empty();
  }

  /** Hash of paths, types, exec bits, link targets and contents. */
  String hash() {
    var hash = new Fingerprint().add("source 1").add(entries.size());
    for (Entry entry : entries) {
      boolean executable = entry.file().isFile() && entry.file().executable();
      hash.add(entry.file().name()).add(entry.kind()).add(executable ? 1 : 0).add(entry.content());
    }
    return hash.end();
  }

  /**
   * Hash of the files' times. They are no part of what the source <em>is</em>, but a copy with the
   * times of another moment would make {@code make} take stale objects for fresh.
   */
  String stamp() {
    var stamp = new Fingerprint().add("times 1");
    entries.stream()
        .map(Entry::file)
        .filter(SourceFile::isFile)
        .forEach(file -> stamp.add(file.modified()));
    return stamp.end();
  }
}
