package org.distromatrix.disk;

import java.util.List;
import java.util.stream.Stream;
import org.distromatrix.failure.MatrixException;

/** How a tar archive is compressed, which the end of its name says. */
enum Compression {
  NONE(".tar", ".tar", ""),
  /** Without name and time, so that the same tree gives the same bytes. */
  GZIP(".tar.gz", ".tgz", "gzip -n"),
  XZ(".tar.xz", ".txz", "xz -T0"),
  ZSTD(".tar.zst", ".tzst", "zstd -T0");

  private final String ending;
  private final String shortEnding;
  private final String program;

  Compression(String ending, String shortEnding, String program) {
    this.ending = ending;
    this.shortEnding = shortEnding;
    this.program = program;
  }

  /**
   * The one that a file's name asks for.
   *
   * @throws MatrixException (usage) if it names none that we know
   */
  static Compression ofName(String name) {
    return Stream.of(values())
        .filter(one -> name.endsWith(one.ending) || name.endsWith(one.shortEnding))
        .findFirst()
        .orElseThrow(
            () ->
                MatrixException.usage(
                        "Cannot write '%s' as tar: its name does not say how it is compressed"
                            .formatted(name))
                    .withHint("end it with .tar, .tar.zst, .tar.xz or .tar.gz"));
  }

  /** The program and its options; "" where nothing is compressed. */
  String program() {
    return program;
  }

  /** The parts of the host that do it, but for gzip, which every host has. */
  List<String> parts() {
    return switch (this) {
      case NONE, GZIP -> List.of();
      case XZ -> List.of("xz");
      case ZSTD -> List.of("zstd");
    };
  }
}
