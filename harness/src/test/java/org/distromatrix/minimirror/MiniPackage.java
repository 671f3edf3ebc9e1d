package org.distromatrix.minimirror;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A Debian package on its way to another family: without what only Debian's tools need. */
final class MiniPackage {
  private final DebianPackage origin;
  private final List<Dependency> requires;
  private final Set<String> files = new TreeSet<>();
  private final Set<String> configs = new TreeSet<>();

  MiniPackage(DebianPackage origin, List<Dependency> requires) {
    this.origin = origin;
    this.requires = List.copyOf(requires);
  }

  String name() {
    return origin.name();
  }

  DebianPackage origin() {
    return origin;
  }

  List<Dependency> requires() {
    return requires;
  }

  /** Absolute paths, folders included; filled while the package is unpacked. */
  Set<String> files() {
    return files;
  }

  /** Those of the files that an administrator may change. */
  Set<String> configs() {
    return configs;
  }
}
