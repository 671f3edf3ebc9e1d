package org.distromatrix.minimirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All packages unpacked into one tree, each with the list of what is its own. */
final class Payload {
  /** Documentation, Debian's own places, and the bulk of the compiler that no test uses. */
  private static final List<String> LEFT_OUT =
      List.of(
          ("usr/share/doc usr/share/man usr/share/info usr/share/locale usr/share/lintian"
                  + " usr/share/bug usr/share/doc-base usr/share/common-licenses usr/share/apport"
                  + " usr/share/menu usr/lib/x86_64-linux-gnu/gconv usr/share/i18n etc/init.d"
                  + " etc/cron.daily etc/cron.weekly etc/sv etc/runit etc/ufw usr/share/runit"
                  + " usr/lib/runit usr/lib/os-release etc/os-release etc/debian_version etc/issue"
                  + " etc/issue.net etc/dpkg usr/share/bash-completion usr/share/zsh usr/share/fish"
                  + " usr/share/base-files usr/share/base-passwd"
                  + " usr/libexec/gcc/x86_64-linux-gnu/*/lto1 usr/lib/gcc/x86_64-linux-gnu/*/plugin"
                  + " usr/lib/x86_64-linux-gnu/libc.a usr/lib/x86_64-linux-gnu/libm-*.a"
                  + " usr/lib/gcc/x86_64-linux-gnu/*/lib*san* usr/bin/*gprofng* usr/bin/*-dwp"
                  + " usr/bin/*gcov-* usr/bin/*lto-dump* usr/lib/gcc/x86_64-linux-gnu/*/libgcc.orig")
              .split(" ", -1));

  private final Workbench bench;
  private final Path tree;
  private final Map<String, MiniPackage> packages;

  private Payload(Workbench bench, Map<String, MiniPackage> packages) {
    this.bench = bench;
    this.tree = bench.path("tree");
    this.packages = packages;
  }

  static Payload unpack(Workbench bench, Map<String, MiniPackage> packages) throws IOException {
    var payload = new Payload(bench, packages);
    bench.newFolder("tree");
    if (packages.containsKey("base-files")) {
      payload.unpack(packages.get("base-files")); // first: it brings /bin -> usr/bin and the like
    }
    bench.each(
        packages.values().stream().filter(one -> !one.name().equals("base-files")).toList(),
        payload::unpack);
    return payload;
  }

  Path tree() {
    return tree;
  }

  Map<String, MiniPackage> packages() {
    return packages;
  }

  private void unpack(MiniPackage one) {
    String deb = one.origin().deb().toString();
    String left =
        LEFT_OUT.stream().map(path -> " --exclude='./" + path + "'").reduce("", String::concat);
    String listed =
        bench.shell(
            "dpkg-deb --fsys-tarfile \"$1\""
                + " | tar -xvf - -C \"$2\" --quoting-style=literal --anchored --wildcards"
                + left,
            deb,
            tree.toString());
    listed
        .lines()
        .map(line -> line.substring(1).replaceFirst("/$", ""))
        .filter(path -> !path.isEmpty())
        .forEach(one.files()::add);
    String configs =
        bench.shell(
            "dpkg-deb --ctrl-tarfile \"$1\" | { tar -xOf - ./conffiles 2>/dev/null || true; }",
            deb);
    configs.lines().filter(one.files()::contains).forEach(one.configs()::add);
  }

  /** What a maintainer script of a package would have written. */
  void write(String owner, String path, String content, boolean config) throws IOException {
    Path file = tree.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.writeString(file, content);
    mode(file, "0644");
    own(owner, path, config);
  }

  void link(String owner, String path, String target) throws IOException {
    Path file = tree.resolve(path.substring(1));
    Files.deleteIfExists(file);
    Files.createSymbolicLink(file, Path.of(target));
    own(owner, path, false);
  }

  void folder(String owner, String path) throws IOException {
    mode(Files.createDirectories(tree.resolve(path.substring(1))), "0755");
    own(owner, path, false);
  }

  void remove(String owner, String path) throws IOException {
    Files.delete(tree.resolve(path.substring(1)));
    packages.get(owner).files().remove(path);
  }

  /** Puts a file where upstream has it. */
  void move(String owner, String from, String to) throws IOException {
    Files.move(tree.resolve(from.substring(1)), tree.resolve(to.substring(1)));
    packages.get(owner).files().remove(from);
    own(owner, to, false);
  }

  void restrict(String path, String octal) throws IOException {
    mode(tree.resolve(path.substring(1)), octal);
  }

  String read(String path) throws IOException {
    return Files.readString(tree.resolve(path.substring(1)));
  }

  boolean isFolder(String path) {
    return Files.isDirectory(tree.resolve(path.substring(1)), LinkOption.NOFOLLOW_LINKS);
  }

  /** Folders that more than one package has, or that lay out the file system: filesystem's own. */
  java.util.Set<String> sharedFolders() {
    var seen = new java.util.HashSet<String>();
    var shared = new java.util.TreeSet<String>();
    for (MiniPackage one : packages.values()) {
      for (String path : one.files()) {
        if (isFolder(path) && (!seen.add(path) || one.name().equals("base-files"))) {
          shared.add(path);
        }
      }
    }
    return shared;
  }

  private void own(String owner, String path, boolean config) {
    MiniPackage one = packages.get(owner);
    one.files().add(path);
    if (config) {
      one.configs().add(path);
    }
  }

  private static void mode(Path file, String octal) throws IOException {
    Files.setAttribute(file, "unix:mode", Integer.parseInt(octal, 8));
  }

  /** One file of a package that is not unpacked. */
  String readFrom(DebianPackage one, String path) {
    return bench.shell(
        "dpkg-deb --fsys-tarfile \"$1\" | tar -xOf - \"$2\"", one.deb().toString(), "." + path);
  }

  /** Sizes of a package's files together. */
  static long bytes(Path tree, java.util.Collection<String> files) {
    Stream<Path> all = files.stream().map(path -> tree.resolve(path.substring(1)));
    return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
        .mapToLong(file -> file.toFile().length())
        .sum();
  }
}
