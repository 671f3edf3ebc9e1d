package org.distromatrix.minimirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packages of one family as rpms, and signed copies of them. */
final class RpmPackages {
  private final Workbench bench;
  private final String family;
  private final Payload payload;
  private final UpstreamNames names;

  /**
   * @param family name of a folder to work in
   */
  RpmPackages(Workbench bench, String family, Payload payload, UpstreamNames names) {
    this.bench = bench;
    this.family = family;
    this.payload = payload;
    this.names = names;
  }

  /** Makes them; unsigned. */
  void build() throws IOException {
    String spec = new RpmSpec(payload, names, bench.path(family + "/lists")).write();
    rpmbuild(family, spec);
  }

  /** Copies them for a distribution, signed by its key, and adds its release packages. */
  Signed sign(String distro, SigningKey key, List<ReleasePackage> releases) throws IOException {
    Path folder = bench.newFolder("signed/" + distro);
    for (Path rpm : built(family)) {
      Files.copy(rpm, folder.resolve(rpm.getFileName()));
    }
    var releaseRpms = new ArrayList<Path>();
    for (ReleasePackage release : releases) {
      String work = distro + "-" + release.version();
      rpmbuild(work, RpmSpec.of(release));
      Path made = built(work).get(0);
      releaseRpms.add(Files.copy(made, folder.resolve(made.getFileName())));
    }
    key.signRpms(MiniFiles.withSuffix(folder, ".rpm"));
    return new Signed(folder, names, releaseRpms);
  }

  /**
   * @param releases the release packages, in the order they were asked for
   */
  record Signed(Path folder, UpstreamNames names, List<Path> releases) {
    List<Path> all() throws IOException {
      return MiniFiles.withSuffix(folder, ".rpm");
    }

    /** The files of Debian packages. */
    List<Path> of(Collection<MiniPackage> packages) {
      return packages.stream()
          .map(
              one ->
                  folder.resolve(
                      "%s-%s-%s.x86_64.rpm"
                          .formatted(
                              names.of(one.name()),
                              one.origin().version().upstream(),
                              one.origin().version().release())))
          .toList();
    }
  }

  private void rpmbuild(String work, String spec) throws IOException {
    Path top = bench.newFolder(work + "/rpmbuild");
    bench.newFolder(work + "/rpmbuild/BUILD");
    Path file = top.resolve("mini.spec");
    Files.writeString(file, spec);
    var argv = new ArrayList<>(List.of("rpmbuild", "--quiet", "-bb", "--target", "x86_64"));
    for (String macro :
        List.of(
            "_topdir " + top,
            "_rpmdir " + top.resolve("RPMS"),
            "_dbpath " + top.resolve("db"),
            "_binary_payload w1.zstdio",
            "_build_id_links none",
            "_buildhost mini",
            "__os_install_post %{nil}",
            "_empty_manifest_terminate_build 0",
            "_unpackaged_files_terminate_build 0")) {
      argv.addAll(List.of("-D", macro));
    }
    argv.add(file.toString());
    bench.run(Map.of("HOME", top.toString()), argv);
  }

  private List<Path> built(String work) throws IOException {
    try (Stream<Path> all = Files.walk(bench.path(work + "/rpmbuild/RPMS"))) {
      return all.filter(file -> file.toString().endsWith(".rpm")).sorted().toList();
    }
  }
}
