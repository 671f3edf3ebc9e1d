package org.distromatrix.minimirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Arch's core and extra: packages signed, the database not. */
final class ArchMirror {
  private ArchMirror() {}

  /**
   * @param base names of the Debian packages that are in core; all else is in extra
   */
  static void make(Workbench bench, Payload payload, Path web, SigningKey key, Set<String> base)
      throws IOException {
    Path core = Files.createDirectories(web.resolve("arch/core/os/x86_64"));
    Path extra = Files.createDirectories(web.resolve("arch/extra/os/x86_64"));
    var inCore = new ArrayList<AlpmPackage>();
    var inExtra = new ArrayList<AlpmPackage>();
    for (MiniPackage one : payload.packages().values()) {
      AlpmPackage made = AlpmPackage.of(one, payload, UpstreamNames.ARCH);
      (base.contains(one.name()) ? inCore : inExtra).add(made);
    }
    Path releaseTree = bench.newFolder("alpm/release-tree");
    inCore.add(AlpmPackage.of(ReleasePackage.arch(), releaseTree));
    var names = inCore.stream().map(one -> one.value("pkgname")).toList();
    inCore.add(AlpmPackage.meta("base", names, releaseTree));
    fill(bench, core, "core", inCore, key);
    fill(bench, extra, "extra", inExtra, key);
  }

  private static void fill(
      Workbench bench, Path folder, String name, List<AlpmPackage> packages, SigningKey key)
      throws IOException {
    bench.each(
        packages,
        one -> {
          one.pack(bench, folder);
          key.sign(folder.resolve(one.fileName()));
        });
    AlpmDatabase.write(folder, name, packages);
  }
}
