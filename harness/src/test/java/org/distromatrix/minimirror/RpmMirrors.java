package org.distromatrix.minimirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lays rpms out as the mirrors of each distribution do. */
final class RpmMirrors {
  private final Workbench bench;
  private final Path web;

  /**
   * @param web root of what is served
   */
  RpmMirrors(Workbench bench, Path web) {
    this.bench = bench;
    this.web = web;
  }

  void fedora(RpmPackages.Signed rpms) throws IOException {
    Path linux = web.resolve("fedora/linux");
    repository(linux.resolve("releases/44/Everything/x86_64/os"), rpms.all());
    repository(linux.resolve("updates/44/Everything/x86_64"), List.of());
  }

  void tumbleweed(RpmPackages.Signed rpms, SigningKey key) throws IOException {
    Path base = web.resolve("opensuse");
    signed(base.resolve("tumbleweed/repo/oss"), rpms.all(), key);
    signed(base.resolve("update/tumbleweed"), List.of(), key);
  }

  /** A repository whose index is signed, with the key beside it. */
  void signed(Path folder, List<Path> rpms, SigningKey key) throws IOException {
    repository(folder, rpms);
    signIndex(folder, key);
    Files.copy(key.publicFile(), folder.resolve("repodata/repomd.xml.key"));
  }

  /**
   * The repositories of one release of the EL family.
   *
   * @param folders those of BaseOS, AppStream and any number of empty ones
   * @param base what BaseOS has; all else is in AppStream
   */
  void el(RpmPackages.Signed rpms, Path release, List<MiniPackage> base, List<Path> folders)
      throws IOException {
    var baseRpms = new ArrayList<>(rpms.of(base));
    baseRpms.add(release);
    List<Path> others =
        rpms.all().stream()
            .filter(rpm -> !baseRpms.contains(rpm) && !rpms.releases().contains(rpm))
            .toList();
    repository(folders.get(0), baseRpms);
    repository(folders.get(1), others);
    for (Path empty : folders.subList(2, folders.size())) {
      repository(empty, List.of());
    }
  }

  List<Path> centosFolders(String version) {
    Path base = web.resolve("centos");
    return List.of(
        base.resolve(version + "-stream/BaseOS/x86_64/os"),
        base.resolve(version + "-stream/AppStream/x86_64/os"),
        base.resolve(version + "-stream/CRB/x86_64/os"),
        base.resolve("SIGs/" + version + "-stream/extras/x86_64/extras-common"));
  }

  List<Path> ubiFolders(String version) {
    Path base =
        web.resolve("rhel-ubi/content/public/ubi/dist/ubi%s/%s/x86_64".formatted(version, version));
    return Stream.of("baseos", "appstream", "codeready-builder")
        .map(name -> base.resolve(name + "/os"))
        .toList();
  }

  List<Path> rockyFolders(String version) {
    return Stream.of("BaseOS", "AppStream", "CRB", "extras")
        .map(name -> web.resolve("rocky/%s/%s/x86_64/os".formatted(version, name)))
        .toList();
  }

  void signIndex(Path repository, SigningKey key) {
    key.signArmored(repository.resolve("repodata/repomd.xml"));
  }

  private void repository(Path folder, List<Path> rpms) throws IOException {
    Files.createDirectories(folder);
    MiniFiles.link(rpms, folder.resolve("Packages"));
    index(bench, folder);
  }

  /** Makes the index of what is there. */
  static void index(Workbench bench, Path folder) {
    bench.run(
        "createrepo_c", "--quiet", "--no-database", "--simple-md-filenames", folder.toString());
  }
}
