package org.distromatrix.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the resource folder {@code guest-layer} by its INDEX: a jar lists no folders. */
final class GuestLayerIndex {
  private static final String ROOT = "/guest-layer/";

  private GuestLayerIndex() {}

  /** What the INDEX lists, in its order. */
  static List<GuestLayerEntry> read() {
    var entries = new ArrayList<GuestLayerEntry>();
    resource("INDEX")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> entries.add(entry(line.split(" ", -1))));
    return entries;
  }

  private static GuestLayerEntry entry(String[] words) {
    return switch (words[0]) {
      case "file" -> new GuestLayerEntry(words[2], words[1], resource(words[2]));
      case "link" -> GuestLayerEntry.link(words[1], words[2]);
      default -> throw new IllegalStateException("guest-layer/INDEX has a line '" + words[0] + "'");
    };
  }

  private static String resource(String path) {
    try (InputStream in = GuestLayerIndex.class.getResourceAsStream(ROOT + path)) {
      if (in == null) {
        throw new IllegalStateException("guest-layer/INDEX names " + path + ", which is not there");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
