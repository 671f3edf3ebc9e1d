package org.distromatrix.disk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How tar(1) writes a tree: owners by number, extended attributes and access lists kept, sorted, so
 * that the same tree gives the same bytes.
 *
 * @param file to be written
 * @param compression of the whole
 * @param sourceDate no file is said to be younger, in seconds since 1970; empty: as they are
 */
record TreeArchive(Path file, Compression compression, Optional<Long> sourceDate) {

  /** The command that writes what is in a folder. */
  List<String> argv(Path root) {
    var argv = new ArrayList<>(List.of("tar", "--create", "--file=" + file));
    if (!compression.program().isEmpty()) {
      argv.add("--use-compress-program=" + compression.program());
    }
    argv.addAll(List.of("--format=posix", "--sort=name", "--numeric-owner"));
    // else each entry would carry tar's process id, and when it was last read
    argv.add("--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime");
    argv.addAll(List.of("--xattrs", "--xattrs-include=*", "--acls"));
    sourceDate.ifPresent(date -> argv.addAll(List.of("--mtime=@" + date, "--clamp-mtime")));
    argv.addAll(List.of("--directory=" + root, "."));
    return argv;
  }
}
