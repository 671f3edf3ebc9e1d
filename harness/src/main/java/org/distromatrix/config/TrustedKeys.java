package org.distromatrix.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Keys that a user trusts in place of those a profile pins: his mirror is signed anew.
 *
 * @param file the keys, absolute
 * @param fingerprints those of them that are trusted; empty: all in the file
 */
public record TrustedKeys(Path file, List<String> fingerprints) {
  public TrustedKeys {
    fingerprints = List.copyOf(fingerprints);
  }
}
