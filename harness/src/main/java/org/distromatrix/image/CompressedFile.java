package org.distromatrix.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** A mirror's index, compressed as the mirror likes: with gzip, xz, zstd, or not at all. */
record CompressedFile(Path path) {
  /** What is in it; its compression is told by its first bytes. */
  InputStream open() throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(path));
    String kind;
    try {
      kind = CompressorStreamFactory.detect(file);
    } catch (CompressorException e) {
      return file; // of no known kind: not compressed
    }
    try {
      return new BufferedInputStream(
          new CompressorStreamFactory(true).createCompressorInputStream(kind, file));
    } catch (CompressorException e) {
      file.close();
      throw new IOException("cannot unpack " + path + ": " + e.getMessage(), e);
    }
  }
}
