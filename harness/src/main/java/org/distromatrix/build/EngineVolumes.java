package org.distromatrix.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distromatrix.host.Places;

/**
 * Names of volumes in a container engine. An engine may serve several users and hosts, whose locks
 * do not know of each other: each cache has volumes of its own.
 *
 * @param owner stands for this host and its cache
 */
record EngineVolumes(String owner) {
  private static final int DIGITS = 8;

  static EngineVolumes of(Places places) {
    try {
      String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
      String cache = places.cache().toAbsolutePath().toString();
      return new EngineVolumes(new Fingerprint().add(host).add(cache).end().substring(0, DIGITS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A name for a use: lower case letters, digits, dots and dashes. */
  String name(String use) {
    return "distro-matrix-" + owner + "-" + use.replaceAll("[^a-z0-9.]", "-");
  }
}
