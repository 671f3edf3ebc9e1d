package org.distromatrix.minimirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The index of a pacman repository: what repo-add writes, without its 60 ms for each package. */
final class AlpmDatabase {
  private static final Map<String, String> KEYS = new LinkedHashMap<>();

  static {
    KEYS.put("NAME", "pkgname");
    KEYS.put("BASE", "pkgbase");
    KEYS.put("VERSION", "pkgver");
    KEYS.put("DESC", "pkgdesc");
    KEYS.put("ISIZE", "size");
    KEYS.put("URL", "url");
    KEYS.put("LICENSE", "license");
    KEYS.put("ARCH", "arch");
    KEYS.put("BUILDDATE", "builddate");
    KEYS.put("PACKAGER", "packager");
    KEYS.put("PROVIDES", "provides");
    KEYS.put("DEPENDS", "depend");
  }

  private AlpmDatabase() {}

  /**
   * Writes {@code NAME.db} and {@code NAME.files} into a repository.
   *
   * @param packages those whose files are there
   */
  static void write(Path repository, String name, List<AlpmPackage> packages) throws IOException {
    try (var db = open(repository, name + ".db");
        var files = open(repository, name + ".files")) {
      for (AlpmPackage one : packages) {
        String folder = one.value("pkgname") + "-" + one.value("pkgver") + "/";
        byte[] desc = describe(one, repository.resolve(one.fileName())).getBytes(UTF_8);
        byte[] list = fileList(one).getBytes(UTF_8);
        put(db, folder, Map.of("desc", desc));
        put(files, folder, Map.of("desc", desc, "files", list));
      }
    }
  }

  private static TarArchiveOutputStream open(Path repository, String name) throws IOException {
    Path file = repository.resolve(name + ".tar.gz");
    Files.deleteIfExists(file);
    Files.deleteIfExists(repository.resolve(name));
    Files.createSymbolicLink(repository.resolve(name), file.getFileName());
    return archive(file);
  }

  private static TarArchiveOutputStream archive(Path file) throws IOException {
    OutputStream out = new GZIPOutputStream(Files.newOutputStream(file));
    return new TarArchiveOutputStream(out, "UTF-8");
  }

  private static void put(TarArchiveOutputStream tar, String folder, Map<String, byte[]> files)
      throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry(folder));
    tar.closeArchiveEntry();
    for (var file : files.entrySet()) {
      var entry = new TarArchiveEntry(folder + file.getKey());
      entry.setSize(file.getValue().length);
      tar.putArchiveEntry(entry);
      tar.write(file.getValue());
      tar.closeArchiveEntry();
    }
  }

  /** Writes a database anew with other descriptions. */
  static void edit(Path file, UnaryOperator<String> change) throws IOException {
    var folders = new LinkedHashMap<String, Map<String, byte[]>>();
    try (var tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(file)), "UTF-8")) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (!entry.isDirectory()) {
          int slash = entry.getName().indexOf('/');
          var text = new String(tar.readAllBytes(), UTF_8);
          folders
              .computeIfAbsent(entry.getName().substring(0, slash + 1), name -> new TreeMap<>())
              .put(entry.getName().substring(slash + 1), change.apply(text).getBytes(UTF_8));
        }
      }
    }
    Files.delete(file);
    try (var tar = archive(file)) {
      for (var folder : folders.entrySet()) {
        put(tar, folder.getKey(), folder.getValue());
      }
    }
  }

  private static String describe(AlpmPackage one, Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    var fields = new LinkedHashMap<String, List<String>>();
    fields.put("FILENAME", List.of(one.fileName()));
    KEYS.forEach((key, info) -> fields.put(key, values(one, info)));
    fields.put("CSIZE", List.of(String.valueOf(content.length)));
    fields.put("SHA256SUM", List.of(sha256(content)));
    Path signature = file.resolveSibling(file.getFileName() + ".sig");
    if (Files.exists(signature)) {
      String text = Base64.getEncoder().encodeToString(Files.readAllBytes(signature));
      fields.put("PGPSIG", List.of(text));
    }
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .map(field -> "%" + field.getKey() + "%\n" + String.join("\n", field.getValue()) + "\n\n")
        .collect(Collectors.joining());
  }

  private static List<String> values(AlpmPackage one, String key) {
    String start = key + " = ";
    return one.info().stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }

  private static String fileList(AlpmPackage one) {
    var lines = new ArrayList<>(List.of("%FILES%"));
    one.files().stream().sorted().forEach(path -> lines.add(path.substring(1)));
    return String.join("\n", lines) + "\n";
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
