package org.distromatrix.guest;

import java.nio.file.Path;
import java.util.List;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;

/** A layer with all that a file system may lose of a tree. Needs root. */
final class SpecialFiles {
  /** The tree's name stands for its content in the keys of disks. */
  private static final String NAME = "special-files-1";

  private static final String MAKE =
      """
      set -eu
      umask 022
      mkdir -p "$1/opt/special/a folder"
      cd "$1/opt/special"
      echo text >plain
      ln plain 'a folder/hard link'
      ln -s 'a folder/hard link' link
      mknod device c 1 3
      mkfifo fifo
      cp /bin/true program
      setcap cap_net_raw+ep program
      echo owned >owned
      chown 1000:1001 owned
      chmod 6751 owned
      chmod 1777 'a folder'
      : >'with space'
      touch -d '2001-02-03 UTC' 'with space'
      """;

  private static final String TELL =
      """
      cd /opt/special
      stat -c '%n %F %a %u:%g %h %t:%T' device fifo link owned plain 'a folder'
      stat -c '%n %s %Y' 'with space'
      cat link
      [ plain -ef 'a folder/hard link' ] && echo same
      getcap program
      """;

  private SpecialFiles() {}

  /** Makes the tree. */
  static Path in(Path folder) {
    Path tree = folder.resolve(NAME);
    new LocalCommands(System.getenv())
        .run(Command.of(List.of("sh", "-c", MAKE, "special-files", tree.toString())));
    return tree;
  }

  /** What a guest sees of them. */
  static String seenIn(Guest guest) {
    return GuestFixture.output(guest, GuestCommand.shell(TELL)).strip();
  }

  /**
   * What it is to see.
   *
   * @param device numbers of the device
   * @param links of a folder with nothing but files in it
   */
  static String expected(String device, int links) {
    return """
    device character special file 644 0:0 1 %s
    fifo fifo 644 0:0 1 0:0
    link symbolic link 777 0:0 1 0:0
    owned regular file 6751 1000:1001 1 0:0
    plain regular file 644 0:0 2 0:0
    a folder directory 1777 0:0 %d 0:0
    with space 0 981158400
    text
    same
    program cap_net_raw=ep"""
        .formatted(device, links);
  }
}
