package org.distromatrix.image;

import java.util.List;

/**
 * An entry of apt's sources.
 *
 * @param types {@code deb}, {@code deb-src}
 * @param uris base addresses
 * @param suites {@code trixie}, {@code trixie-updates}
 * @param components {@code main}, {@code contrib}
 */
record AptSource(
    List<String> types, List<String> uris, List<String> suites, List<String> components) {
  AptSource {
    types = List.copyOf(types);
    uris = List.copyOf(uris);
    suites = List.copyOf(suites);
    components = List.copyOf(components);
  }
}
