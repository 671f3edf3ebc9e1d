package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.host.Trees;

/**
 * What every base image has in common: what it must not carry, because it would be the building
 * host's or the same in every copy, and what it must have.
 *
 * @param root the tree
 * @param leftBehind what the family's package managers leave there beside what all do
 */
record BaseTree(Path root, List<String> leftBehind) {
  private static final String MACHINE_ID = "etc/machine-id";
  private static final List<String> MERGED = List.of("bin", "sbin", "lib");

  /** The building host's, or the same in every copy. */
  private static final List<String> NOBODYS =
      List.of(
          "etc/hostname",
          "etc/resolv.conf",
          "var/lib/dbus/machine-id",
          "var/lib/systemd/random-seed",
          "var/cache/ldconfig/aux-cache");

  /** Left behind by mmdebstrap, apt or maintainer scripts; none belongs into an image. */
  private static final List<String> OF_APT =
      List.of(
          "usr/sbin/policy-rc.d",
          "etc/apt/apt.conf.d/99mmdebstrap",
          "etc/apt/sources.list",
          "var/cache/apt/pkgcache.bin",
          "var/cache/apt/srcpkgcache.bin",
          "var/log/apt/eipp.log.xz",
          "var/log/apt/history.log",
          "var/log/apt/term.log",
          "var/log/alternatives.log",
          "var/log/dpkg.log");

  BaseTree {
    leftBehind = List.copyOf(leftBehind);
  }

  /** A tree of the apt family. */
  BaseTree(Path root) {
    this(root, OF_APT);
  }

  /**
   * Makes bin, sbin and lib links into usr before anything is unpacked. Releases up to bookworm and
   * jammy do not carry the links, and mmdebstrap merges nothing by itself.
   */
  void mergeUsr(ResolvedDistro distro) throws IOException {
    var names = new ArrayList<>(MERGED);
    if (distro.nativeArchitecture().equals("amd64")) {
      names.add("lib64");
    }
    for (String name : names) {
      Trees.folder(root, "usr/" + name);
      Files.createSymbolicLink(root.resolve(name), Path.of("usr", name));
    }
  }

  /** Turns what was bootstrapped into an image that has no identity yet. */
  void anonymise() throws IOException {
    scrub();
    Files.writeString(root.resolve(MACHINE_ID), "");
  }

  /** Turns what mmdebstrap made into an image. */
  void finish(ResolvedDistro distro) throws IOException {
    anonymise();
    Files.writeString(root.resolve("etc/default/locale"), "LANG=C.UTF-8\n");
    Path sources =
        root.resolve("etc/apt/sources.list.d").resolve(distro.ref().distro() + ".sources");
    Files.writeString(sources, AptRepositories.published(distro.repositories()));
    Trees.folder(root, "var/lib/apt/lists");
  }

  /**
   * Deletes what no tree may carry; also in a layer, as upgrading systemd or sshd makes an identity
   * and keys again.
   */
  void scrub() throws IOException {
    for (String path : unwanted()) {
      Files.deleteIfExists(root.resolve(path));
    }
    for (Path key : hostKeys()) {
      Files.delete(key);
    }
    if (exists(MACHINE_ID)) {
      Files.writeString(root.resolve(MACHINE_ID), "");
    }
  }

  /** What is wrong with a finished tree, one line each. */
  List<String> problems() throws IOException {
    var problems = new ArrayList<String>();
    unwanted().stream().filter(this::exists).forEach(path -> problems.add("there is a " + path));
    hostKeys().forEach(key -> problems.add("there is a " + root.relativize(key)));
    MERGED.stream()
        .filter(name -> !Files.isSymbolicLink(root.resolve(name)))
        .forEach(name -> problems.add("/usr is not merged: " + name + " is no link"));
    if (!exists(MACHINE_ID) || Files.size(root.resolve(MACHINE_ID)) > 0) {
      problems.add(MACHINE_ID + " is not an empty file");
    }
    if (!ImagePaths.children(root.resolve("var/lib/apt/lists")).isEmpty()) {
      problems.add("there are package lists");
    }
    if (!rootHasNoPassword()) {
      problems.add("root has a password");
    }
    return problems;
  }

  /**
   * What images that are made in a container engine may not carry, as a shell names it. The engine
   * gives each container a host name and a resolver over files that cannot be deleted.
   */
  static Stream<String> unwantedOfImages() {
    return Stream.of(
        "/etc/ssh/ssh_host_*",
        "/usr/sbin/policy-rc.d",
        "/var/lib/dbus/machine-id",
        "/var/lib/systemd/random-seed",
        "/var/log/apt/*",
        "/var/log/alternatives.log",
        "/var/log/dpkg.log");
  }

  private List<String> unwanted() {
    return Stream.concat(NOBODYS.stream(), leftBehind.stream()).toList();
  }

  private boolean exists(String path) {
    return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  /** Key login only: {@code *} or {@code !} is no hash of any password (shadow(5)). */
  private boolean rootHasNoPassword() throws IOException {
    return Files.readAllLines(root.resolve("etc/shadow")).stream()
        .filter(line -> line.startsWith("root:"))
        .allMatch(line -> line.startsWith("root:*") || line.startsWith("root:!"));
  }

  private List<Path> hostKeys() throws IOException {
    var keys = new ArrayList<Path>();
    Path ssh = root.resolve("etc/ssh");
    if (Files.isDirectory(ssh)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(ssh, "ssh_host_*")) {
        found.forEach(keys::add);
      }
    }
    return keys;
  }
}
