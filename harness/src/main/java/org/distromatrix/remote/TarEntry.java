package org.distromatrix.remote;

/**
 * One member of a tar archive, without its content.
 *
 * @param name as the archive has it: not to be trusted
 * @param type what it is
 * @param mode permission bits
 * @param size bytes of content
 * @param modified seconds since 1970
 * @param link where a link points, "" otherwise
 */
public record TarEntry(String name, Type type, int mode, long size, long modified, String link) {
  /** What a member of an archive is; anything else than these is {@link #OTHER}. */
  public enum Type {
    FILE('0'),
    HARD_LINK('1'),
    SYMBOLIC_LINK('2'),
    FOLDER('5'),
    OTHER('?');

    final char flag;

    Type(char flag) {
      this.flag = flag;
    }

    static Type of(byte flag) {
      // a NUL is the old spelling of a plain file
      char wanted = flag == 0 ? '0' : (char) flag;
      for (Type type : values()) {
        if (type.flag == wanted) {
          return type;
        }
      }
      return OTHER;
    }
  }
}
