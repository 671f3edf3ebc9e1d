package org.distromatrix.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** A repository of pacman's with packages just large enough to make a tree. */
final class AlpmRepository {
  /** What the base image of a distribution consists of here. */
  static final String BASE = "filesystem";

  private static final Map<String, String> LINKS =
      Map.of("bin", "usr/bin", "sbin", "usr/bin", "lib", "usr/lib");

  private final Path folder;
  private final Map<String, String> descriptions = new LinkedHashMap<>();

  /**
   * @param root what is served: the repository is {@code core} of x86_64 below it
   */
  AlpmRepository(Path root) throws IOException {
    folder = Files.createDirectories(root.resolve("core/os/x86_64"));
  }

  /** Where a package lies. */
  Path file(String name, String version) {
    return folder.resolve(name + "-" + version + "-x86_64.pkg.tar.gz");
  }

  Path database() {
    return folder.resolve("core.db");
  }

  static Path signature(Path file) {
    return file.resolveSibling(file.getFileName() + ".sig");
  }

  /**
   * Adds a package, or replaces the older one of its name. pacman 7 takes no package whose
   * installed size is not the one of the database.
   *
   * @param files content by path
   */
  void add(TestArchive.Signer signer, String name, String version, Map<String, String> files)
      throws IOException {
    var all = new LinkedHashMap<String, String>();
    all.put(
        ".PKGINFO",
        """
        pkgname = %s
        pkgver = %s
        pkgdesc = of a test
        builddate = 1700000000
        packager = Test <test@localhost>
        size = 1
        arch = x86_64
        """
            .formatted(name, version));
    all.putAll(files);
    byte[] content = archive(all, name.equals(BASE) ? LINKS : Map.of());
    Path file = file(name, version);
    Files.write(file, content);
    signer.detach(file, signature(file));
    descriptions.put(
        name,
        """
        %%FILENAME%%
        %s

        %%NAME%%
        %s

        %%VERSION%%
        %s

        %%CSIZE%%
        %d

        %%ISIZE%%
        1

        %%SHA256SUM%%
        %s

        %%ARCH%%
        x86_64
        """
            .formatted(
                file.getFileName(), name, version, content.length, ImageKey.sha256(content)));
    publish(signer);
  }

  /** The package that makes a tree, with more files in it. */
  void addBase(TestArchive.Signer signer, Map<String, String> more) throws IOException {
    var files = new LinkedHashMap<>(Map.of("etc/shadow", "root::1::::::\n", "usr/bin/x", "x\n"));
    files.put("usr/lib/x", "x\n");
    files.putAll(more);
    add(signer, BASE, "1-1", files);
  }

  /** Writes the database anew and signs it. */
  void publish(TestArchive.Signer signer) throws IOException {
    var entries = new LinkedHashMap<String, String>();
    descriptions.forEach(
        (name, text) -> {
          String version = text.replaceFirst("(?s).*%VERSION%\n([^\n]*)\n.*", "$1");
          entries.put(name + "-" + version + "/desc", text);
        });
    Files.write(database(), archive(entries, Map.of()));
    signer.detach(database(), signature(database()));
  }

  private static byte[] archive(Map<String, String> files, Map<String, String> links)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        if (file.getKey().startsWith(".")) { // what describes a package comes first
          write(tar, file);
        }
      }
      for (String parent : parents(files.keySet())) {
        var entry = new TarArchiveEntry(parent + "/");
        entry.setMode(0755);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
      for (Map.Entry<String, String> link : links.entrySet()) {
        var entry = new TarArchiveEntry(link.getKey(), TarConstants.LF_SYMLINK);
        entry.setLinkName(link.getValue());
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
      for (Map.Entry<String, String> file : files.entrySet()) {
        if (!file.getKey().startsWith(".")) {
          write(tar, file);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void write(TarArchiveOutputStream tar, Map.Entry<String, String> file)
      throws IOException {
    byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
    var entry = new TarArchiveEntry(file.getKey());
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static List<String> parents(Iterable<String> files) {
    var parents = new ArrayList<String>();
    for (String file : files) {
      for (int at = file.indexOf('/'); at > 0; at = file.indexOf('/', at + 1)) {
        String parent = file.substring(0, at);
        if (!parents.contains(parent)) {
          parents.add(parent);
        }
      }
    }
    return parents;
  }
}
