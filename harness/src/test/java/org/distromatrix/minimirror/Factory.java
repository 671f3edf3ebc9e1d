package org.distromatrix.minimirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.distromatrix.command.Commands;

/** Makes all mirrors from one set of Debian packages, several families at once. */
final class Factory {
  private static final Set<String> DEVELOPMENT =
      Set.of("gcc", "make", "libc6-dev", "zlib1g-dev", "pkgconf");

  private final Workbench bench;
  private final Path web;

  /**
   * @param bench the folder to fill; {@code web} and {@code keys} stay, all else goes in the end
   */
  Factory(Workbench bench) {
    this.bench = bench;
    this.web = bench.path("web");
  }

  private interface Family {
    void make() throws IOException;
  }

  void make(Map<String, DebianPackage> available) throws IOException {
    var closure = new Closure(available);
    Payload payload = Payload.unpack(bench, closure.of(DebianSource.ROOTS));
    new SystemFiles(payload).write(available.get("base-passwd"));
    Set<String> base =
        closure
            .of(DebianSource.ROOTS.stream().filter(one -> !DEVELOPMENT.contains(one)).toList())
            .keySet();
    List<Family> families =
        List.of(
            () -> redhat(payload, base),
            () -> arch(payload, base),
            () -> suse(payload),
            () -> ubuntu(available));
    bench.each(families, Family::make);
    sweep();
  }

  private void redhat(Payload payload, Set<String> base) throws IOException {
    var packages = new RpmPackages(bench, "redhat", payload, UpstreamNames.REDHAT);
    packages.build();
    List<MiniPackage> inBase =
        payload.packages().values().stream().filter(one -> base.contains(one.name())).toList();
    var mirrors = new RpmMirrors(bench, web);
    List<Family> distros =
        List.of(
            () -> fedora(packages, mirrors),
            () -> centos(packages, mirrors, inBase),
            () -> ubi(packages, mirrors, inBase),
            () -> rocky(packages, mirrors, inBase));
    bench.each(distros, Family::make);
  }

  private void fedora(RpmPackages packages, RpmMirrors mirrors) throws IOException {
    try (SigningKey key = key("fedora")) {
      mirrors.fedora(packages.sign("fedora", key, List.of(ReleasePackage.fedora("44"))));
    }
  }

  private void centos(RpmPackages packages, RpmMirrors mirrors, List<MiniPackage> base)
      throws IOException {
    try (SigningKey key = key("centos")) {
      var signed = el("centos", "centos-stream-release", "CentOS Stream", packages, key);
      for (String version : List.of("9", "10")) {
        List<Path> folders = mirrors.centosFolders(version);
        mirrors.el(signed, release(signed, version), base, folders);
        folders.forEach(folder -> mirrors.signIndex(folder, key));
      }
    }
  }

  private void ubi(RpmPackages packages, RpmMirrors mirrors, List<MiniPackage> base)
      throws IOException {
    try (SigningKey key = key("rhel-ubi")) {
      var signed =
          packages.sign(
              "rhel-ubi",
              key,
              Stream.of("9", "10")
                  .map(
                      version ->
                          ReleasePackage.el(
                              "redhat-release", version, "rhel", "Red Hat Enterprise Linux"))
                  .toList());
      for (String version : List.of("9", "10")) {
        mirrors.el(signed, release(signed, version), base, mirrors.ubiFolders(version));
      }
    }
  }

  private void rocky(RpmPackages packages, RpmMirrors mirrors, List<MiniPackage> base)
      throws IOException {
    try (SigningKey key = key("rocky")) {
      var release = ReleasePackage.el("rocky-release", "9", "rocky", "Rocky Linux");
      var signed = packages.sign("rocky", key, List.of(release));
      mirrors.el(signed, signed.releases().get(0), base, mirrors.rockyFolders("9"));
    }
  }

  private static RpmPackages.Signed el(
      String distro, String name, String title, RpmPackages packages, SigningKey key)
      throws IOException {
    return packages.sign(
        distro,
        key,
        Stream.of("9", "10")
            .map(version -> ReleasePackage.el(name, version, distro, title))
            .toList());
  }

  private static Path release(RpmPackages.Signed signed, String version) {
    return signed.releases().get(version.equals("9") ? 0 : 1);
  }

  private void suse(Payload payload) throws IOException {
    var packages = new RpmPackages(bench, "suse", payload, UpstreamNames.SUSE);
    packages.build();
    try (SigningKey key = key("opensuse")) {
      var signed = packages.sign("opensuse", key, List.of(ReleasePackage.tumbleweed()));
      new RpmMirrors(bench, web).tumbleweed(signed, key);
    }
  }

  private void arch(Payload payload, Set<String> base) throws IOException {
    try (SigningKey key = key("arch")) {
      ArchMirror.make(bench, payload, web, key, base);
    }
  }

  private void ubuntu(Map<String, DebianPackage> available) throws IOException {
    try (SigningKey key = key("ubuntu")) {
      new UbuntuMirror(bench, web.resolve("ubuntu/ubuntu")).make(available.values(), key);
    }
  }

  private SigningKey key(String distro) throws IOException {
    Commands commands = bench.commands();
    return SigningKey.in(bench.path("keys"), distro, commands);
  }

  private void sweep() throws IOException {
    List<Path> all;
    try (Stream<Path> list = Files.list(bench.folder())) {
      all = list.toList();
    }
    for (Path one : all) {
      if (!List.of("web", "keys", "kit.log").contains(one.getFileName().toString())) {
        MiniFiles.delete(one);
      }
    }
  }
}
