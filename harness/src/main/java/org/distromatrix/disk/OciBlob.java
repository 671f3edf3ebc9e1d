package org.distromatrix.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.distromatrix.build.FileDigest;

/**
 * A part of an OCI image, named by the hash of its content.
 *
 * @param mediaType what it is
 * @param hash SHA-256, hexadecimal
 * @param file where its content is
 */
record OciBlob(String mediaType, String hash, Path file) {
  private static final int BUFFER = 128 * 1024;

  /**
   * A compressed layer.
   *
   * @param blob the layer
   * @param contentHash hash of its tar before it was compressed
   */
  record Layer(OciBlob blob, String contentHash) {}

  /** Compresses a tar; both hashes are taken as it is read and written. */
  static Layer compress(String mediaType, Path tar, Path target) throws IOException {
    MessageDigest content = sha256();
    MessageDigest compressed = sha256();
    try (var in = Files.newInputStream(tar);
        var file = new DigestOutputStream(Files.newOutputStream(target), compressed);
        OutputStream out = new GZIPOutputStream(file, BUFFER)) {
      var buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        content.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    return new Layer(new OciBlob(mediaType, hex(compressed), target), hex(content));
  }

  /** A layer that is not compressed. */
  static Layer plain(String mediaType, Path tar) throws IOException {
    String hash = FileDigest.of(tar);
    return new Layer(new OciBlob(mediaType, hash, tar), hash);
  }

  /** Writes a small one. */
  static OciBlob of(String mediaType, byte[] content, Path target) throws IOException {
    MessageDigest digest = sha256();
    digest.update(content);
    Files.write(target, content);
    return new OciBlob(mediaType, hex(digest), target);
  }

  String digest() {
    return "sha256:" + hash;
  }

  /** Its name in a layout. */
  String name() {
    return "blobs/sha256/" + hash;
  }

  long size() throws IOException {
    return Files.size(file);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
