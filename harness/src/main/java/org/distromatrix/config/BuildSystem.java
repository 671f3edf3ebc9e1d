package org.distromatrix.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What projects are built with, and how {@code matrix init} notices and serves it. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
enum BuildSystem {
  /** A script with the contract that our build scripts have too: nothing to write. */
  MKOSI("mkosi", "", List.of("mkosi.build", "mkosi.build.chroot", "mkosi.build.d"), List.of()),
  MESON("meson", "meson.sh", List.of("meson.build"), List.of("gcc", "meson", "pkg-config")),
  CMAKE("cmake", "cmake.sh", List.of("CMakeLists.txt"), List.of("cmake", "g++", "gcc", "make")),
  CARGO("cargo", "cargo.sh", List.of("Cargo.toml"), List.of("cargo")),
  GO("go", "go.sh", List.of("go.mod"), List.of("golang-go")),
  AUTOTOOLS(
      "autotools",
      "autotools.sh",
      List.of("configure.ac", "configure.in", "configure"),
      List.of("autoconf", "automake", "gcc", "libtool", "make", "pkg-config")),
  MAKE(
      "make",
      "make.sh",
      List.of("GNUmakefile", "makefile", "Makefile"),
      List.of("gcc", "make", "pkg-config"));

  private final String word;
  private final String script;
  private final List<String> marks;
  private final List<String> packages;

  BuildSystem(String word, String script, List<String> marks, List<String> packages) {
    this.word = word;
    this.script = script;
    this.marks = marks;
    this.packages = packages;
  }

  /** The build system of a folder: the one that others are made from, where there are several. */
  static Optional<BuildSystem> of(Path folder) {
    return Arrays.stream(values())
        .filter(system -> system.marks.stream().anyMatch(m -> Files.exists(folder.resolve(m))))
        .findFirst();
  }

  /** Its name. */
  String word() {
    return word;
  }

  /** The resource with a build script for it; "" where the project has its own. */
  String script() {
    return script;
  }

  /** What it needs, by Debian's names. */
  List<String> packages() {
    return packages;
  }
}
