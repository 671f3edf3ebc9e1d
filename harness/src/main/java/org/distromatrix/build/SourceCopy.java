package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/** Copies a project's source, and makes sure that the copy is what the hash says. */
final class SourceCopy {
  private final Path project;
  private final Path target;

  SourceCopy(Path project, Path target) {
    this.project = project;
    this.target = target;
  }

  /** A file that is not what it was when the source was listed. */
  static final class SourceChanged extends IOException {
    private static final long serialVersionUID = 1L;

    SourceChanged(String name) {
      super(name + " changed while it was copied");
    }
  }

  void copy(SourceState state) throws IOException {
    for (SourceState.Entry entry : state.entries()) {
      Path copy = target.resolve(entry.file().name());
      OwnFolders.make(copy.getParent());
      try {
        copy(entry, copy);
      } catch (NoSuchFileException gone) {
        throw new SourceChanged(entry.file().name());
      }
    }
  }

  private void copy(SourceState.Entry entry, Path copy) throws IOException {
    SourceFile file = entry.file();
    if (file.isFolder()) {
      OwnFolders.make(copy);
    } else if (file.isLink()) {
      Files.createSymbolicLink(copy, Path.of(entry.content()));
    } else {
      copyContent(project.resolve(file.name()), entry, copy);
    }
  }

  private static void copyContent(Path source, SourceState.Entry entry, Path copy)
      throws IOException {
    SourceFile file = entry.file();
    String digest;
    try (var out = Files.newOutputStream(copy)) {
      digest = FileDigest.copying(source, out);
    }
    if (!digest.equals(entry.content())) {
      throw new SourceChanged(file.name());
    }
    String mode = file.executable() ? "rwxr-xr-x" : "rw-r--r--";
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(mode));
    Files.setLastModifiedTime(copy, FileTime.from(file.modified(), TimeUnit.NANOSECONDS));
  }
}
