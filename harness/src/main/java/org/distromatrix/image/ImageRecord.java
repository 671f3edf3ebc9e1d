package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is written down beside an entry of the cache: {@code image.json}. Never read on the way to a
 * cached image, only by who lists, compares or removes.
 *
 * @param key hash of the inputs
 * @param kind base image or package layer
 * @param distro canonical ref
 * @param created when it was made
 * @param bytes size of its files, package lists included
 * @param mirror the mirrors it was made from
 * @param inputs what the key is the hash of
 */
record ImageRecord(
    String key,
    ImageEntry.Kind kind,
    String distro,
    Instant created,
    long bytes,
    String mirror,
    Map<String, String> inputs) {
  ImageRecord {
    inputs = java.util.Collections.unmodifiableMap(new TreeMap<>(inputs));
  }

  /** Loads Jackson only where a record is read or written. */
  private static final class Json {
    static final JsonMapper MAPPER =
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  }

  void write(Path file) throws IOException {
    Files.writeString(file, Json.MAPPER.writeValueAsString(this) + "\n");
  }

  /**
   * @throws IOException also if the file is no such record
   */
  static ImageRecord read(Path file) throws IOException {
    try {
      return Json.MAPPER.readValue(Files.readString(file), ImageRecord.class);
    } catch (JacksonException e) {
      throw new IOException("not an image record: " + file, e);
    }
  }
}
