package org.distromatrix.minimirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An apt archive with Ubuntu's suites: Debian's packages, but for what says which system it is. */
final class UbuntuMirror {
  static final String CODENAME = "noble";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT);

  private static final String OS_RELEASE =
      """
      PRETTY_NAME="Ubuntu 24.04 LTS (Miniature)"
      NAME="Ubuntu"
      VERSION_ID="24.04"
      VERSION="24.04 LTS (Noble Numbat)"
      VERSION_CODENAME=noble
      ID=ubuntu
      ID_LIKE=debian
      UBUNTU_CODENAME=noble
      """;

  private final Workbench bench;
  private final Path archive;

  /**
   * @param archive the folder {@code ubuntu} below the mirror's base
   */
  UbuntuMirror(Workbench bench, Path archive) {
    this.bench = bench;
    this.archive = archive;
  }

  void make(Collection<DebianPackage> packages, SigningKey key) throws IOException {
    Path pool = Files.createDirectories(archive.resolve("pool/main"));
    for (DebianPackage one : packages) {
      Path there = pool.resolve(one.deb().getFileName());
      if (one.name().equals("base-files")) {
        baseFiles(one.deb(), there);
      } else {
        Files.createLink(there, one.deb());
      }
    }
    String index = bench.shell("cd \"$1\" && apt-ftparchive packages pool", archive.toString());
    for (String suite : List.of(CODENAME, CODENAME + "-updates", CODENAME + "-security")) {
      index(suite, "main", suite.equals(CODENAME) ? index : "");
      index(suite, "universe", "");
      release(suite, Optional.empty(), key);
    }
  }

  private void baseFiles(Path deb, Path to) throws IOException {
    Path work = bench.path("base-files");
    bench.run("dpkg-deb", "-R", deb.toString(), work.toString());
    MiniFiles.replace(
        work.resolve("usr/lib/os-release"),
        OS_RELEASE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    bench.run("dpkg-deb", "-Zgzip", "-b", work.toString(), to.toString());
  }

  private void index(String suite, String component, String content) throws IOException {
    Path folder = archive.resolve("dists/%s/%s/binary-amd64".formatted(suite, component));
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("Packages"), content);
  }

  /**
   * Writes and signs a suite's release file.
   *
   * @param expires when nobody shall believe it any more; Ubuntu's own never expire
   */
  void release(String suite, Optional<ZonedDateTime> expires, SigningKey key) throws IOException {
    Path folder = archive.resolve("dists").resolve(suite);
    Files.deleteIfExists(folder.resolve("Release"));
    Files.deleteIfExists(folder.resolve("InRelease"));
    String until = expires.map(date -> "\nValid-Until: " + DATE.format(date)).orElse("");
    String release =
        bench.output(
            "apt-ftparchive",
            "-o=APT::FTPArchive::Release::Origin=Ubuntu",
            "-o=APT::FTPArchive::Release::Label=Ubuntu",
            "-o=APT::FTPArchive::Release::Suite=" + suite,
            "-o=APT::FTPArchive::Release::Codename=" + CODENAME,
            "-o=APT::FTPArchive::Release::Architectures=amd64",
            "-o=APT::FTPArchive::Release::Components=main universe",
            "release",
            folder.toString());
    Files.writeString(
        folder.resolve("Release"), release.replaceFirst("(?m)^Date: .*$", "$0" + until));
    key.clearsign(folder.resolve("Release"), folder.resolve("InRelease"));
  }
}
