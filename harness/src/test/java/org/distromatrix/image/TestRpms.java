package org.distromatrix.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.Entitlement;
import org.distromatrix.distro.PackageManagerKind;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.Rpm;
import org.distromatrix.distro.Support;

/**
 * A repository of real rpm packages: {@code system}, which is just enough of a tree for an image,
 * and {@code lonely}, a file that a layer may add.
 */
final class TestRpms {
  static final String PATH = "repo";

  private static final String SPEC =
      """
      Name: system
      Version: 1.0
      Release: 1
      Epoch: 2
      Summary: a tree
      License: none
      BuildArch: noarch
      AutoReqProv: no
      %description
      A tree.
      %package -n lonely
      Summary: alone
      Version: 3.0
      %description -n lonely
      Alone.
      %install
      mkdir -p %{buildroot}/usr/bin %{buildroot}/usr/sbin %{buildroot}/usr/lib %{buildroot}/etc
      ln -s usr/bin %{buildroot}/bin
      ln -s usr/sbin %{buildroot}/sbin
      ln -s usr/lib %{buildroot}/lib
      echo 'root:*:1::::::' >%{buildroot}/etc/shadow
      echo alone >%{buildroot}/etc/lonely
      %files
      %dir /usr/bin
      %dir /usr/sbin
      %dir /usr/lib
      /bin
      /sbin
      /lib
      /etc/shadow
      %files -n lonely
      /etc/lonely
      """;

  private static final LocalCommands COMMANDS = new LocalCommands(System.getenv());

  private final Path files;
  private final Path packages;

  /**
   * @param web what is served
   * @param built packages as {@link #build} made them
   */
  TestRpms(Path web, Path built) throws IOException {
    this.files = Files.createDirectories(web.resolve(PATH));
    this.packages = Files.createDirectories(files.resolve("noarch"));
    for (Path rpm : ImagePaths.children(built.resolve("noarch"))) {
      Files.copy(rpm, packages.resolve(rpm.getFileName()));
    }
  }

  /** Builds the packages, unsigned; returns their folder. */
  static Path build(Path folder) throws IOException {
    Path spec = Files.writeString(folder.resolve("system.spec"), SPEC);
    Path made = folder.resolve("rpms");
    run(
        Map.of("HOME", folder.toString()),
        "rpmbuild",
        "-bb",
        "--quiet",
        "--define=_topdir " + folder.resolve("top"),
        "--define=_rpmdir " + made,
        "--define=_dbpath " + folder.resolve("db"),
        "--define=_build_id_links none",
        spec.toString());
    return made;
  }

  /** Signs all packages. */
  void signPackages(TestArchive.Signer signer) throws IOException {
    var argv = new ArrayList<>(List.of("rpmsign", "--define=__gpg /usr/bin/gpg"));
    argv.add("--define=_gpg_name " + signer.fingerprint());
    argv.add("--addsign");
    ImagePaths.children(packages).forEach(rpm -> argv.add(rpm.toString()));
    run(
        Map.of("GNUPGHOME", signer.home().toString(), "GPG_TTY", "/dev/null"),
        argv.toArray(String[]::new));
  }

  /** Writes the index. */
  void index() {
    run(Map.of(), "createrepo_c", "--quiet", "--no-database", files.toString());
  }

  /** Signs the index. */
  void signIndex(TestArchive.Signer signer) {
    signer.detachSign(repomd(), repomd().resolveSibling("repomd.xml.asc"));
  }

  /** All signed as a distribution does. */
  void publish(TestArchive.Signer signer) throws IOException {
    signPackages(signer);
    index();
    signIndex(signer);
  }

  Path repomd() {
    return files.resolve("repodata/repomd.xml");
  }

  Path rpm(String name) throws IOException {
    return ImagePaths.children(packages).stream()
        .filter(file -> file.getFileName().toString().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  /** Changes a byte of the payload. */
  static void tamper(Path rpm) throws IOException {
    byte[] content = Files.readAllBytes(rpm);
    content[content.length - 20] ^= 1;
    Files.write(rpm, content);
  }

  /** A distribution of one repository, whose index is signed. */
  static ResolvedDistro distro(
      PackageManagerKind tool, String url, Path keyring, List<String> pins) {
    var repository =
        new Repository(
            "tiny-repo",
            Repository.Kind.BASEURL,
            url + "/" + PATH,
            PATH,
            true,
            "",
            List.of(),
            List.of(keyring.toString()),
            pins);
    return new ResolvedDistro(
        new DistroRef("tiny", "1"),
        "Tiny 1",
        tool,
        "tiny",
        "1",
        "",
        "x86-64",
        "x86_64",
        List.of(repository),
        "MATRIX_MIRROR_TINY",
        "",
        List.of("system"),
        List.of(),
        List.of("nspawn"),
        List.of(),
        Support.SUPPORTED,
        Optional.empty(),
        Map.of(),
        Optional.of(new Rpm("/usr/lib/sysimage/rpm", Rpm.Backend.SQLITE, false, Optional.empty())),
        List.of("system"),
        Entitlement.NONE,
        Optional.empty());
  }

  private static void run(Map<String, String> environment, String... argv) {
    COMMANDS.run(Command.of(argv).withEnvironment(environment).within(Duration.ofSeconds(60)));
  }

  static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }
}
