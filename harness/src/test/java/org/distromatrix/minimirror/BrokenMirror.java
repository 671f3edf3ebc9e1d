package org.distromatrix.minimirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.command.LocalCommands;

/**
 * A distribution's mirror with one thing wrong, at an address. All but that thing is linked to the
 * sound mirror, which is never written. The package it is about is systemd's, which every image
 * has.
 */
public final class BrokenMirror implements AutoCloseable {
  private final String url;
  private final List<AutoCloseable> open;

  private BrokenMirror(String url, AutoCloseable... open) {
    this.url = url;
    this.open = List.of(open);
  }

  /**
   * Makes and serves it.
   *
   * @param distro as {@code centos}
   * @param folder a new one, on the file system of the mirrors
   */
  public static BrokenMirror of(MiniMirrors mirrors, String distro, Defect defect, Path folder)
      throws IOException {
    switch (defect) {
      case CLOSED_PORT -> {
        return new BrokenMirror("http://127.0.0.1:" + MirrorServer.closedPort() + "/" + distro);
      }
      case SILENT -> {
        ServerSocket silent = MirrorServer.silent();
        return new BrokenMirror("http://127.0.0.1:" + silent.getLocalPort(), silent);
      }
      default -> {
        Files.createDirectories(folder);
        if (defect != Defect.NOT_FOUND) {
          MiniFiles.linkTree(mirrors.web().resolve(distro), folder.resolve(distro));
          new BrokenMirror("").spoil(mirrors, distro, defect, folder);
        }
        MirrorServer server = MirrorServer.serve(folder, 0);
        return new BrokenMirror(server.url(distro), server);
      }
    }
  }

  /** As {@code mirror:} takes it. */
  public String url() {
    return url;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private void spoil(MiniMirrors mirrors, String distro, Defect defect, Path folder)
      throws IOException {
    var bench = new Workbench(folder, new LocalCommands(System.getenv()));
    Path base = folder.resolve(distro);
    try (SigningKey own = mirrors.signer(distro);
        SigningKey stranger = SigningKey.in(folder.resolve("keys"), "stranger", bench.commands())) {
      switch (distro) {
        case "ubuntu" -> apt(bench, base.resolve("ubuntu"), defect, own, stranger);
        case "arch" -> arch(find(base, "systemd-\\d.*zst"), defect, stranger);
        default -> rpm(bench, find(base, "systemd-\\d.*rpm"), defect, own, stranger);
      }
    }
  }

  private static void rpm(
      Workbench bench, Path rpm, Defect defect, SigningKey own, SigningKey stranger)
      throws IOException {
    Path repository = rpm.getParent().getParent();
    Path index = repository.resolve("repodata/repomd.xml");
    Path signature = index.resolveSibling("repomd.xml.asc");
    boolean signed = Files.exists(signature);
    switch (defect) {
      case NONE -> ownCopy(rpm);
      case TAMPERED_PACKAGE, TAMPERED_AND_INDEXED -> tamper(rpm);
      case UNSIGNED_PACKAGE -> bench.run("rpmsign", "--delsign", ownCopy(rpm).toString());
      case FOREIGN_PACKAGE -> {
        bench.run("rpmsign", "--delsign", ownCopy(rpm).toString());
        stranger.signRpms(List.of(rpm));
      }
      case TAMPERED_INDEX ->
          MiniFiles.replace(
              index, (Files.readString(index) + "<!-- more -->\n").getBytes(ISO_8859_1));
      case UNSIGNED_INDEX -> Files.delete(signature);
      case FOREIGN_INDEX -> {
        Files.delete(signature);
        stranger.signArmored(index);
        Path key = index.resolveSibling("repomd.xml.key");
        Files.deleteIfExists(key);
        Files.copy(stranger.publicFile(), key);
      }
      default -> throw new IllegalArgumentException(defect.name());
    }
    if (List.of(
            Defect.NONE,
            Defect.TAMPERED_AND_INDEXED,
            Defect.UNSIGNED_PACKAGE,
            Defect.FOREIGN_PACKAGE)
        .contains(defect)) {
      MiniFiles.delete(repository.resolve("repodata"));
      RpmMirrors.index(bench, repository);
      if (signed) {
        own.signArmored(index);
        Files.copy(own.publicFile(), index.resolveSibling("repomd.xml.key"));
      }
    }
  }

  private static void arch(Path archive, Defect defect, SigningKey stranger) throws IOException {
    Path signature = archive.resolveSibling(archive.getFileName() + ".sig");
    Path database = archive.resolveSibling("core.db.tar.gz");
    switch (defect) {
      case NONE -> AlpmDatabase.edit(database, text -> text);
      case TAMPERED_PACKAGE -> tamper(archive);
      case TAMPERED_AND_INDEXED -> {
        String before = AlpmDatabase.sha256(Files.readAllBytes(archive));
        tamper(archive);
        String after = AlpmDatabase.sha256(Files.readAllBytes(archive));
        AlpmDatabase.edit(database, text -> text.replace(before, after));
      }
      case UNSIGNED_PACKAGE, FOREIGN_PACKAGE -> {
        Files.delete(signature);
        String name = archive.getFileName().toString();
        AlpmDatabase.edit(
            database,
            text -> text.contains(name) ? text.replaceFirst("%PGPSIG%\\n[^\\n]*\\n\\n", "") : text);
        if (defect == Defect.FOREIGN_PACKAGE) {
          stranger.sign(archive);
        }
      }
      default -> throw new IllegalArgumentException(defect.name());
    }
  }

  private static void apt(
      Workbench bench, Path archive, Defect defect, SigningKey own, SigningKey stranger)
      throws IOException {
    Path suite = archive.resolve("dists").resolve(UbuntuMirror.CODENAME);
    Path release = suite.resolve("InRelease");
    var ubuntu = new UbuntuMirror(bench, archive);
    Path deb = find(archive, "systemd_.*deb");
    switch (defect) {
      case NONE -> ubuntu.release(UbuntuMirror.CODENAME, Optional.empty(), own);
      case TAMPERED_PACKAGE -> tamper(deb);
      case TAMPERED_AND_INDEXED -> {
        tamper(deb);
        String index = bench.shell("cd \"$1\" && apt-ftparchive packages pool", archive.toString());
        MiniFiles.replace(suite.resolve("main/binary-amd64/Packages"), index.getBytes(ISO_8859_1));
      }
      case TAMPERED_INDEX ->
          MiniFiles.replace(
              release,
              Files.readString(release).replace("Origin: ", "Origin: Not ").getBytes(ISO_8859_1));
      case UNSIGNED_INDEX -> Files.delete(release);
      case FOREIGN_INDEX -> ubuntu.release(UbuntuMirror.CODENAME, Optional.empty(), stranger);
      case EXPIRED ->
          ubuntu.release(
              UbuntuMirror.CODENAME,
              Optional.of(ZonedDateTime.now(ZoneOffset.UTC).minusDays(1)),
              own);
      default -> throw new IllegalArgumentException(defect.name());
    }
  }

  private static Path find(Path base, String pattern) throws IOException {
    try (Stream<Path> all = Files.walk(base)) {
      return all.filter(file -> file.getFileName().toString().matches(pattern))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private static Path ownCopy(Path file) throws IOException {
    MiniFiles.replace(file, Files.readAllBytes(file));
    return file;
  }

  /** Another byte near the end: in the content, not in what is signed of the header alone. */
  private static void tamper(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[content.length - 100] ^= 0x55;
    MiniFiles.replace(file, content);
  }
}
