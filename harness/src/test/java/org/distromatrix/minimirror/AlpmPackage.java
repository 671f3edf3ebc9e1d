package org.distromatrix.minimirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One package as pacman reads it.
 *
 * @param info lines of its {@code .PKGINFO}, as {@code pkgname = zlib}
 * @param files its paths, absolute
 * @param tree where those are
 */
record AlpmPackage(List<String> info, Collection<String> files, Path tree) {
  AlpmPackage {
    info = List.copyOf(info);
    files = List.copyOf(files);
  }

  static AlpmPackage of(MiniPackage one, Payload payload, UpstreamNames names) {
    DebianVersion version = one.origin().version().withoutTilde();
    String name = names.of(one.name());
    var info = header(name, version.full(), one.origin().summary(), "x86_64");
    info.add("size = " + Payload.bytes(payload.tree(), one.files()));
    one.requires().stream()
        .map(wanted -> names.of(wanted.name()))
        .distinct()
        .forEach(wanted -> info.add("depend = " + wanted));
    info.add("depend = " + (one.name().equals("base-files") ? "arch-release" : "filesystem"));
    if (!name.equals(one.name())) {
      info.add("provides = " + one.name() + "=" + version.full());
    }
    one.origin().provides().stream()
        .map(Dependency::name)
        .filter(provided -> !Closure.DROPPED.contains(provided))
        .distinct()
        .forEach(provided -> info.add("provides = " + provided));
    names
        .alsoProvidedBy(one.name())
        .forEach(also -> info.add("provides = " + also + "=" + version.full()));
    one.configs().forEach(config -> info.add("backup = " + config.substring(1)));
    return new AlpmPackage(info, one.files(), payload.tree());
  }

  /** The release package; its files are written below {@code tree} first. */
  static AlpmPackage of(ReleasePackage release, Path tree) throws IOException {
    var paths = new java.util.TreeSet<String>();
    for (var file : release.allFiles().entrySet()) {
      Path there = tree.resolve(file.getKey().substring(1));
      Files.createDirectories(there.getParent());
      if (file.getValue().startsWith(ReleasePackage.LINK)) {
        Files.createSymbolicLink(there, Path.of(file.getValue().substring(2)));
      } else {
        Files.writeString(there, file.getValue());
      }
      for (Path path = Path.of(file.getKey()); path.getParent() != null; path = path.getParent()) {
        paths.add(path.toString());
      }
    }
    var info = header(release.name(), release.version() + "-1", "release files", "any");
    info.add("size = " + Payload.bytes(tree, paths));
    return new AlpmPackage(info, paths, tree);
  }

  /** A package of nothing but others. */
  static AlpmPackage meta(String name, Collection<String> members, Path tree) {
    var info = header(name, "1-1", "a minimal set of packages", "any");
    info.add("size = 0");
    members.stream().sorted().forEach(member -> info.add("depend = " + member));
    return new AlpmPackage(info, List.of(), tree);
  }

  private static List<String> header(String name, String version, String summary, String arch) {
    return new ArrayList<>(
        List.of(
            "pkgname = " + name,
            "pkgbase = " + name,
            "pkgver = " + version,
            "pkgdesc = " + summary,
            "url = https://mini.invalid",
            "builddate = 1700000000",
            "packager = mini",
            "license = various",
            "arch = " + arch));
  }

  String value(String key) {
    return info.stream()
        .filter(line -> line.startsWith(key + " = "))
        .map(line -> line.substring(key.length() + 3))
        .findFirst()
        .orElseThrow();
  }

  String fileName() {
    String name = value("pkgname") + "-" + value("pkgver") + "-" + value("arch");
    return name.replaceAll("[^A-Za-z0-9.+_-]", "_") + ".pkg.tar.zst";
  }

  /**
   * Packs it. pacman wants its own two files first, and md5 besides sha256 in the list of files.
   */
  void pack(Workbench bench, Path repository) throws IOException {
    Path work = bench.newFolder("alpm/" + value("pkgname"));
    Files.write(work.resolve(".PKGINFO"), info);
    Files.write(work.resolve("own"), files.stream().map(path -> "." + path).toList());
    bench.shell(
        "cd \"$1\" && bsdtar -cnf - --format=mtree"
            + " --options='!all,use-set,type,uid,gid,mode,time,size,md5,sha256,link' -T \"$2\""
            + " | gzip -nc > \"$3\"",
        tree.toString(),
        work.resolve("own").toString(),
        work.resolve(".MTREE").toString());
    var list = new ArrayList<>(List.of("-C", work.toString(), ".PKGINFO", ".MTREE"));
    list.addAll(List.of("-C", tree.toString()));
    files.forEach(path -> list.add(path.substring(1)));
    Files.write(work.resolve("all"), list);
    bench.shell(
        "bsdtar -cnf - -T \"$1\" | zstd -q -1 -o \"$2\"",
        work.resolve("all").toString(),
        repository.resolve(fileName()).toString());
  }
}
